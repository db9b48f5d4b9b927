import "./history.css";
import { useTranslations } from "next-intl";
import type { PublicCorrection } from "#lib/corrections/queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { findChanges } from "#lib/publishing/content.ts";
import { longestHistory, type PublicRevision } from "#lib/publishing/history-queries.ts";
import { frontText } from "../article/article-metadata.ts";
import { RevisionEntry } from "./revision-entry.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly locale: string;
  readonly articlePath: string;
  /** Newest first. */
  readonly revisions: readonly PublicRevision[];
  readonly corrections: readonly PublicCorrection[];
};

/** What a translation has said so far, and what changed from one revision to the next. */
export function TranslationHistory({ uiLocale, locale, articlePath, revisions, corrections }: Props) {
  const t = useTranslations("TranslationHistory");
  const [current] = revisions;
  const whole = revisions.length < longestHistory;
  const shown = whole ? revisions : revisions.slice(0, -1);
  const latest = latestChanges(revisions);
  return (
    <main id="main" className="history">
      <p className="meta">
        <a href={articlePath}>{t("back")}</a>
      </p>
      <h1>
        {t("title", { language: localeName(locale, uiLocale) })}
        {current && (
          <span className="serif headline" lang={htmlLang(locale)} dir={localeDirection(locale)}>
            {frontText(current.content, "headline")}
          </span>
        )}
      </h1>
      <ol className="revisions" reversed>
        {shown.map((revision, index) => (
          <RevisionEntry
            key={revision.number}
            locale={locale}
            articlePath={articlePath}
            revision={revision}
            previous={revisions[index + 1] ?? null}
            corrections={corrections.filter(
              ({ publishedAt }) => publishedAt.getTime() === revision.createdAt.getTime(),
            )}
            latest={latest.get(revision.number) ?? none}
          />
        ))}
      </ol>
    </main>
  );
}

const none: ReadonlySet<string> = new Set();

/** Of each revision, by its number, the sentences that no later one changed. */
function latestChanges(revisions: readonly PublicRevision[]): Map<number, ReadonlySet<string>> {
  const seen = new Set<string>();
  return new Map(
    revisions.map((revision, index) => {
      const previous = revisions[index + 1];
      const changed = previous ? findChanges(previous.content, revision.content) : [];
      const fresh = changed.map(({ segmentId }) => segmentId).filter((id) => !seen.has(id) && seen.add(id));
      return [revision.number, new Set(fresh)];
    }),
  );
}
