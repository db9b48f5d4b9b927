import { useTranslations } from "next-intl";
import type { TermRendering } from "#lib/glossary/entry.ts";
import type { PublicTerm } from "#lib/glossary/public-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly translations: PublicTerm["translations"];
  /** Without what is not to be used. */
  readonly brief?: boolean;
};

/** What a term is called, language by language. */
export function SaidTranslations({ uiLocale, translations, brief }: Props) {
  return (
    <dl className="said-as">
      {translations.map(({ locale, renderings }) => {
        const shown = brief ? renderings.filter(({ status }) => status !== "forbidden") : renderings;
        if (shown.length === 0) return null;
        return (
          <div key={locale}>
            <dt className={translations.length > 1 || !brief ? undefined : "visually-hidden"}>
              {localeName(locale, uiLocale)}
            </dt>
            <dd>
              <SaidRenderings locale={locale} renderings={shown} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Renderings with how the newsroom stands to each, and why. */
export function SaidRenderings({
  locale,
  renderings,
}: {
  readonly locale: string;
  readonly renderings: readonly TermRendering[];
}) {
  const t = useTranslations("Terms.statuses");
  return (
    <ul className="renderings">
      {renderings.map(({ text, status, note }) => (
        <li key={text} data-status={status}>
          <span className="serif" lang={htmlLang(locale)} dir={localeDirection(locale)}>
            {text}
          </span>{" "}
          {status !== "preferred" && <span className="status">{t(status)}</span>}
          {note !== "" && <span className="why">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
