import { useFormatter, useTranslations } from "next-intl";
import type { SourceVersion } from "#lib/history/history.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../../../../../../_ui/word-difference.tsx";
import styles from "../../../history/history.module.css";

type Props = { readonly sources: readonly SourceVersion[]; readonly locale: string };

/** Every wording of the original that readers have seen, newest first, each against the one before it. */
export function SourceVersions({ sources, locale }: Props) {
  const t = useTranslations("SourceVersions");
  const format = useFormatter();
  return (
    <ol className={`${styles["versions"]} wide`}>
      {sources.map(({ number, text, by, at }, index) => (
        <li key={number} className={styles["version"]}>
          <p className="meta">
            {t("when", { number, name: by, date: format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }) })}
          </p>
          <p className="content" lang={htmlLang(locale)} dir={localeDirection(locale)}>
            <WordDifference parts={diffWords(sources[index + 1]?.text ?? text, text, locale)} />
          </p>
        </li>
      ))}
    </ol>
  );
}
