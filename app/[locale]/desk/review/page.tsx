import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { canSomewhere } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { getQueue } from "#lib/desk/queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { redirectForbidden } from "../_article/article-address.ts";
import { QueueSection } from "../_home/queue-section.tsx";

/** The most that is shown at once. */
const shown = 200;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ReviewQueuePage");
  return { title: t("title") };
}

export default async function ReviewQueuePage({ params }: PageProps<"/[locale]/desk/review">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk/review", "desk.visit");
  if (!canSomewhere(actor, "unit.review")) redirectForbidden(uiLocale);
  const [t, queue] = await Promise.all([getTranslations("ReviewQueuePage"), getQueue(actor, "toReview", shown)]);

  return (
    <main className="desk-page" id="main">
      <h1>{t("title")}</h1>
      <p>{t("explanation")}</p>
      <QueueSection uiLocale={uiLocale} queue={queue} all={null} />
    </main>
  );
}
