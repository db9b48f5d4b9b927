import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { importIdInput } from "#lib/imports/input.ts";
import { type BatchItem, getBatch, listBatchItems } from "#lib/imports/queries.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { ActionForm } from "../../../../../_ui/action-form.tsx";
import { orNotFound } from "../../../_article/article-address.ts";
import { startBatchAction, stopBatchAction } from "./actions.ts";
import styles from "./batch.module.css";
import { BatchProgress } from "./batch-progress.tsx";

const pageSize = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ImportPage");
  return { title: t("many") };
}

export default async function BatchPage({
  params,
  searchParams,
}: PageProps<"/[locale]/desk/import/batches/[batchId]">) {
  const { locale: uiLocale, batchId } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const path = `/desk/import/batches/${batchId}`;
  const actor = await authorizePage(uiLocale, path, "article.import");
  if (!importIdInput.safeParse(batchId).success) notFound();
  const page = Math.max(1, Math.min(100, Number((await searchParams)["page"]) || 1));
  const [t, errors, batch, items] = await Promise.all([
    getTranslations("BatchPage"),
    getTranslations("Errors"),
    orNotFound(getBatch(actor, batchId)),
    listBatchItems(actor, { batchId, from: (page - 1) * pageSize, count: pageSize }),
  ]);
  const pages = Math.max(1, Math.ceil((batch.waiting + batch.done + batch.failed) / pageSize));
  const going = batch.job?.status === "waiting" || batch.job?.status === "running";
  const left = batch.waiting > 0 || !batch.planned;

  const outcome = (item: BatchItem) => {
    if (item.status === "waiting") return t("waiting");
    if (item.failure) return t("failed", { reason: errors(item.failure.code, item.failure.details as never) });
    const { sentences, doubtful, findings } = item;
    return t("done", { sentences: sentences ?? 0, doubtful: doubtful ?? 0, findings: findings ?? 0 });
  };

  return (
    <main id="main" className="desk-page">
      <p>
        <Link href={`/${uiLocale}/desk/import`}>{t("back")}</Link>
      </p>
      <h1>{t("title", { name: batch.name })}</h1>
      <BatchProgress key={batch.job?.id} batchId={batchId} batch={batch} />
      {going && !batch.job?.stopping && (
        <ActionForm action={stopBatchAction}>
          <input type="hidden" name="batchId" value={batchId} />
          <button type="submit" className="button">
            {t("stop")}
          </button>
        </ActionForm>
      )}
      {!going && left && (
        <ActionForm action={startBatchAction}>
          <input type="hidden" name="batchId" value={batchId} />
          <button type="submit" className="button primary">
            {t("start")}
          </button>
        </ActionForm>
      )}
      <section className="stack" aria-labelledby="report">
        <h2 id="report">{t("report")}</h2>
        <ul className={styles["report"]}>
          {items.map((item) => (
            <li key={item.position} data-status={item.status}>
              <p className={styles["paths"]}>
                {item.failure?.path ?? item.sourcePath}
                {item.targetPath && !item.failure && ` · ${item.targetPath}`}
              </p>
              {item.articleId && (
                <p lang={htmlLang(batch.sourceLocale)} dir={localeDirection(batch.sourceLocale)}>
                  <Link
                    prefetch={false}
                    href={`/${uiLocale}/desk/articles/${item.articleId}${item.targetPath ? `/${batch.targetLocale}` : ""}`}
                  >
                    {item.headline || t("noHeadline")}
                  </Link>
                </p>
              )}
              <p className={styles["outcome"]}>{outcome(item)}</p>
            </li>
          ))}
        </ul>
        {pages > 1 && (
          <nav className="row" aria-label={t("pages")}>
            {page > 1 && <Link href={`/${uiLocale}${path}?page=${page - 1}`}>{t("earlier")}</Link>}
            <span>{t("page", { page, pages })}</span>
            {page < pages && <Link href={`/${uiLocale}${path}?page=${page + 1}`}>{t("later")}</Link>}
          </nav>
        )}
      </section>
    </main>
  );
}
