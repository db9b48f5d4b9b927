import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { listBatches, listOpenImports } from "#lib/imports/queries.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { BatchForm } from "./_import/batch-form.tsx";
import styles from "./_import/import.module.css";
import { ImportForm } from "./_import/import-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ImportPage");
  return { title: t("title") };
}

export default async function ImportPage({ params }: PageProps<"/[locale]/desk/import">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk/import", "article.import");
  const [t, format, { locales }, open, batches] = await Promise.all([
    getTranslations("ImportPage"),
    getFormatter(),
    getNewsroom(),
    listOpenImports(actor),
    listBatches(actor),
  ]);
  const choices = locales.map((locale) => ({ locale, name: localeName(locale, uiLocale) }));

  return (
    <main id="main" className="desk-page">
      <div className="stack">
        <h1>{t("title")}</h1>
        <p className={styles["lead"]}>{t("lead")}</p>
      </div>
      <ImportForm uiLocale={uiLocale} operationId={randomUUID()} choices={choices} />

      {open.length > 0 && (
        <section className="stack" aria-labelledby="open-imports">
          <h2 id="open-imports">{t("open", { count: open.length })}</h2>
          <ul className={styles["list"]}>
            {open.map((one) => (
              <li key={one.importId}>
                <Link
                  href={`/${uiLocale}/desk/import/${one.importId}`}
                  lang={htmlLang(one.sourceLocale)}
                  dir={localeDirection(one.sourceLocale)}
                >
                  {one.headline || t("noHeadline")}
                </Link>
                <span className="meta">
                  {t("openItem", {
                    source: localeName(one.sourceLocale, uiLocale),
                    target: localeName(one.targetLocale, uiLocale),
                    name: one.createdBy,
                    time: format.dateTime(one.savedAt, { dateStyle: "medium", timeStyle: "short" }),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section className="stack" aria-labelledby="many">
        <h2 id="many">{t("many")}</h2>
        <p className={styles["lead"]}>{t("manyLead")}</p>
        <div className="wide">
          <BatchForm uiLocale={uiLocale} choices={choices} />
        </div>
        {batches.length > 0 && (
          <ul className={styles["list"]}>
            {batches.map((batch) => (
              <li key={batch.batchId}>
                <Link href={`/${uiLocale}/desk/import/batches/${batch.batchId}`}>{batch.name}</Link>
                <span className="meta">
                  {t("batch", {
                    done: batch.done,
                    total: batch.done + batch.failed + batch.waiting,
                    failed: batch.failed,
                    time: format.dateTime(batch.createdAt, { dateStyle: "medium", timeStyle: "short" }),
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}
