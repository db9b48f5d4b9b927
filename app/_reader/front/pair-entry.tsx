import { useFormatter, useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, isHan, localeDirection, localeName } from "#lib/locales/locale.ts";
import type { PublishedEntry, PublishedPair } from "#lib/publishing/published.ts";
import { defaultTarget } from "#lib/publishing/reading.ts";
import { plainText } from "#lib/text/runs.ts";
import { Headline } from "../article/headline.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly pair: PublishedPair;
  /** Offered content locales, in the newsroom's order. */
  readonly locales: readonly string[];
  readonly lead?: boolean;
};

/** An article in the list: what it is called in both languages, on one line, behind one link. */
export function PairEntry({ uiLocale, pair, locales, lead }: Props) {
  const t = useTranslations("FrontPage");
  const format = useFormatter();
  const { left, right, missing } = chooseSides(uiLocale, pair, locales);
  const sides = [left, right].filter((entry) => entry !== null);
  const others = pair.translations.filter((entry) => !sides.includes(entry));
  const Heading = lead ? "h2" : "h3";
  const href = `/${uiLocale}/articles/${pair.slug}`;

  return (
    <article className={lead ? "entry lead" : "entry"} style={columns(left, right)}>
      <div className="cells">
        <Heading className="cells">
          <a href={href} className="cells">
            {sides.map((entry) => (
              <span key={entry.locale} className={cell(entry, left)} {...content(entry.locale)}>
                <Headline runs={entry.headline} locale={entry.locale} />{" "}
              </span>
            ))}
          </a>
        </Heading>
        {missing !== null && <p className="none b">{t("missing", { language: localeName(missing, uiLocale) })}</p>}
      </div>
      <div className="cells">
        {sides
          .filter((entry) => entry.summary.length > 0)
          .map((entry) => (
            <p key={entry.locale} className={`summary ${cell(entry, left)}`} {...content(entry.locale)}>
              {plainText(entry.summary)}
            </p>
          ))}
      </div>
      <p className="meta">
        <time dateTime={pair.firstPublishedAt.toISOString()}>
          {format.dateTime(pair.firstPublishedAt, { dateStyle: "long" })}
        </time>
        {others.map((entry) => (
          <a
            key={entry.locale}
            href={`${href}/${entry.locale}`}
            lang={htmlLang(entry.locale)}
            hrefLang={htmlLang(entry.locale)}
          >
            {localeName(entry.locale, entry.locale)}
          </a>
        ))}
      </p>
    </article>
  );
}

type Sides = {
  readonly left: PublishedEntry | null;
  readonly right: PublishedEntry | null;
  /** The locale a reader of this interface would expect and does not find. */
  readonly missing: string | null;
};

/** Han stands left, so that the list has one gutter whatever the originals are written in. */
function chooseSides(uiLocale: UiLocale, { original, translations }: PublishedPair, locales: readonly string[]): Sides {
  const place = (locale: string) => locales.indexOf(locale) + 1 || Number.POSITIVE_INFINITY;
  const ordered = translations.toSorted((a, b) => place(a.locale) - place(b.locale));
  const target = defaultTarget(uiLocale, original.locale, [original.locale, ...ordered.map(({ locale }) => locale)]);
  const translation = ordered.find(({ locale }) => locale === target) ?? null;
  if (translation === null) {
    const missing = locales.find((locale) => locale === uiLocale && locale !== original.locale) ?? null;
    return {
      left: original,
      right: null,
      missing: missing ?? locales.find((locale) => locale !== original.locale) ?? null,
    };
  }
  const swapped = isHan(translation.locale) && !isHan(original.locale);
  return { left: swapped ? translation : original, right: swapped ? original : translation, missing: null };
}

function columns(left: PublishedEntry | null, right: PublishedEntry | null) {
  const even = left && right && isHan(left.locale) === isHan(right.locale);
  return even ? { "--a": "1fr", "--b": "1fr" } : { "--a": "5fr", "--b": "7fr" };
}

function cell(entry: PublishedEntry, left: PublishedEntry | null): "a" | "b" {
  return entry === left ? "a" : "b";
}

function content(locale: string) {
  return { lang: htmlLang(locale), dir: localeDirection(locale) };
}
