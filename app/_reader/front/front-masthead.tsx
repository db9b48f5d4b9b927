import { getTimeZone } from "next-intl/server";
import { uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";

type Props = {
  readonly newsroom: Newsroom;
  /** When the newest text on the page was published; null while there is none. */
  readonly latest: Date | null;
};

/** The newsroom's name in both languages on one line, joined across the gutter. */
export async function FrontMasthead({ newsroom, latest }: Props) {
  const timeZone = await getTimeZone();
  return (
    <div className="nameplate">
      <h1 className="cells">
        {uiLocales.map((locale) => (
          <span key={locale} className={locale === "zh" ? "name a" : "name b"} lang={htmlLang(locale)}>
            {newsroom.name[locale]}{" "}
          </span>
        ))}
      </h1>
      <div className="cells">
        {uiLocales.map((locale) => (
          <p key={locale} className={locale === "zh" ? "motto a" : "motto b"} lang={htmlLang(locale)}>
            <span>{newsroom.description[locale]}</span>
            {latest && (
              <time dateTime={latest.toISOString()}>
                {new Intl.DateTimeFormat(htmlLang(locale), { dateStyle: "full", timeZone }).format(latest)}
              </time>
            )}
          </p>
        ))}
      </div>
    </div>
  );
}
