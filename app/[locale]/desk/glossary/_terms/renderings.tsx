import { useTranslations } from "next-intl";
import type { TermRendering } from "#lib/glossary/entry.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import styles from "./renderings.module.css";

type Props = {
  readonly locale: string;
  readonly renderings: readonly TermRendering[];
  /** With why each is to be used, or not. */
  readonly notes?: boolean;
};

/** The renderings of a term: sign, word and weight say how the newsroom stands to each. */
export function Renderings({ locale, renderings, notes }: Props) {
  const t = useTranslations("Terms.statuses");
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };

  return (
    <ul className={styles["list"]} data-notes={notes || undefined}>
      {renderings.map(({ text, status, note }) => (
        <li key={text} className={styles["rendering"]} data-status={status}>
          <span className={styles["text"]} {...content}>
            {text}
          </span>
          <span className={notes || status === "forbidden" ? styles["status"] : "visually-hidden"}>{t(status)}</span>
          {notes && note !== "" && <span className={styles["note"]}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
