import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ListedTerm } from "#lib/glossary/desk-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { Renderings } from "./renderings.tsx";
import styles from "./term-list.module.css";

type Props = { readonly uiLocale: UiLocale; readonly terms: readonly ListedTerm[] };

/** The terms in force, each with what it is called elsewhere. */
export function TermList({ uiLocale, terms }: Props) {
  const t = useTranslations("GlossaryPage");
  const kinds = useTranslations("Terms.kinds");
  return (
    <ul className={styles["list"]} aria-label={t("terms")}>
      {terms.map(({ termId, sourceLocale, text, sense, kind, pinyin, domain, translations }) => (
        <li key={termId} className={styles["term"]}>
          <div>
            <Link
              href={`/${uiLocale}/desk/glossary/${termId}`}
              className={styles["text"]}
              lang={htmlLang(sourceLocale)}
              dir={localeDirection(sourceLocale)}
              data-term-link=""
              prefetch={false}
            >
              {text}
            </Link>{" "}
            {pinyin !== "" && (
              <span className="meta" lang="zh-Latn-pinyin">
                {pinyin}
              </span>
            )}
            <p className="meta">{[kind === "term" ? "" : kinds(kind), domain, sense].filter(Boolean).join(" · ")}</p>
          </div>
          <div className={styles["translations"]}>
            {translations.map(({ locale, renderings }) => (
              <div key={locale}>
                {translations.length > 1 && <p className="meta">{localeName(locale, uiLocale)}</p>}
                <Renderings locale={locale} renderings={renderings} />
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
