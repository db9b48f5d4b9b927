import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { correctionName } from "#lib/corrections/correction.ts";
import type { DecidedCorrection } from "#lib/corrections/inbox-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { findTranslationBlockers, isUpToDate } from "#lib/publishing/blockers.ts";
import { getTranslationCandidate } from "#lib/publishing/candidate-queries.ts";
import { BlockerList } from "../_article/blocker-list.tsx";
import { Announcement } from "./announcement.tsx";

type Props = { readonly uiLocale: UiLocale; readonly decided: DecidedCorrection };

/** What has come of a decision; for an acceptance that is not on the page yet, what stands in the way. */
export async function DecidedNotice({ uiLocale, decided }: Props) {
  const t = await getTranslations("DecidedNotice");
  const { outcome, articleId, locale, slug, segmentId } = decided;
  const number = correctionName(decided.number);
  const desk = `/${uiLocale}/desk/articles/${articleId}`;
  const candidate = outcome === "accepted" ? await getTranslationCandidate({ articleId, locale }) : null;
  const blockers = candidate ? findTranslationBlockers(candidate) : [];
  const blocked = blockers.length > 0 && !isUpToDate(blockers);

  return (
    <Announcement of={number} severity={blocked ? "alert" : "notice"}>
      <p>
        {outcome === "published" || outcome === "published_with_edits"
          ? t("published", { number })
          : outcome === "accepted"
            ? t(blocked ? "accepted" : "acceptedReady", { number })
            : t(outcome === "superseded" ? "superseded" : "declined", { number })}{" "}
        {slug !== null && outcome.startsWith("published") && (
          <a href={`/${uiLocale}/articles/${slug}/${locale}#s-${segmentId}`}>{t("see")}</a>
        )}
        {outcome === "accepted" && <Link href={`${desk}/publish#in-${locale}`}>{t("publishPage")}</Link>}
      </p>
      {candidate && blocked && (
        <BlockerList
          blockers={blockers}
          sourceLocale={candidate.original.sourceLocale}
          workbench={`${desk}/${locale}`}
          remedies={{
            slug_missing: desk,
            headline_missing: `${desk}/${locale}`,
            original_unpublished: `${desk}/publish`,
            original_ahead: `${desk}/publish`,
          }}
        />
      )}
    </Announcement>
  );
}

export function BulkNotice({ count }: { readonly count: number }) {
  const t = useTranslations("DecidedNotice");
  return (
    <Announcement of={`${count}`} severity="notice">
      <p>{t("bulk", { count })}</p>
    </Announcement>
  );
}
