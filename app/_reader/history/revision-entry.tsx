import { useFormatter, useTranslations } from "next-intl";
import { correctionName } from "#lib/corrections/correction.ts";
import type { PublicCorrection } from "#lib/corrections/queries.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { findChanges } from "#lib/publishing/content.ts";
import type { PublicRevision } from "#lib/publishing/history-queries.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../_ui/word-difference.tsx";

type Props = {
  readonly locale: string;
  readonly articlePath: string;
  readonly revision: PublicRevision;
  /** The one before it, null when nothing is known of one. */
  readonly previous: PublicRevision | null;
  /** Those this revision was the first to carry. */
  readonly corrections: readonly PublicCorrection[];
  /** Ids of sentences whose latest change is in this revision: an address leads there. */
  readonly latest: ReadonlySet<string>;
};

/** One revision: since when, why, and what readers found changed, sentence by sentence. */
export function RevisionEntry({ locale, articlePath, revision, previous, corrections, latest }: Props) {
  const t = useTranslations("RevisionEntry");
  const format = useFormatter();
  const changes = previous ? findChanges(previous.content, revision.content) : [];
  return (
    <li className="revision">
      <h2>
        <span>{t("number", { number: revision.number })}</span>
        <time dateTime={revision.createdAt.toISOString()}>
          {format.dateTime(revision.createdAt, { dateStyle: "long", timeStyle: "short" })}
        </time>
      </h2>
      <p className="meta">{t(`causes.${previous ? revision.cause : "publish"}`)}</p>
      {previous && changes.length === 0 && <p className="meta">{t("unchanged")}</p>}
      {changes.length > 0 && (
        <ul className="plain">
          {changes.map(({ segmentId, before, after }) => (
            <li key={segmentId} id={latest.has(segmentId) ? `s-${segmentId}` : undefined}>
              <p className="said" lang={htmlLang(locale)} dir={localeDirection(locale)}>
                <WordDifference parts={diffWords(before ?? "", after ?? "", locale)} />
              </p>
              <p className="meta">
                {corrections
                  .filter((correction) => correction.segmentId === segmentId)
                  .map((correction) => (
                    <a key={correction.number} href={`${articlePath}#correction-${correction.number}`}>
                      {t("correction", { number: correctionName(correction.number) })}
                    </a>
                  ))}
                {after !== null && <a href={`${articlePath}#s-${segmentId}`}>{t("sentence")}</a>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
