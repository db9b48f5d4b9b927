import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { can, canSomewhere } from "#lib/auth/policy.ts";
import { authorizePage, findCurrentSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import { translationRefInput } from "#lib/translations/input.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { Workbench } from "./_workbench/workbench.tsx";
import { filters } from "./_workbench/workbench-state.ts";
import styles from "./page.module.css";

type Props = PageProps<"/[locale]/desk/articles/[articleId]/[target]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: uiLocale, target } = await params;
  const t = await getTranslations("WorkbenchPage");
  return { title: t("title", { language: localeName(target, uiLocale) }) };
}

export default async function WorkbenchPage({ params, searchParams }: Props) {
  const { locale: uiLocale, ...named } = await params;
  const ref = translationRefInput.safeParse(named);
  if (!ref.success) notFound();
  const { articleId, target } = ref.data;
  const path = `/desk/articles/${articleId}/${target}`;
  const actor = await authorizePage(uiLocale, path, "desk.visit");

  const [t, session, newsroom, sheet, { show }] = await Promise.all([
    getTranslations("WorkbenchPage"),
    findCurrentSession(),
    getNewsroom(),
    getTranslationSheet({ articleId, locale: target }).catch(refuseUnknown),
    searchParams,
  ]);
  const targets = targetLocales(newsroom, sheet.sourceLocale);
  if (!session || !targets.includes(target)) notFound();

  const headline = sheet.rows.find((row) => row.blockKind === "headline");
  const article = `/${uiLocale}/desk/articles/${articleId}`;
  const canWrite = can(actor, "translation.write", target);
  const canPublish = can(actor, "translation.publish", target) || canSomewhere(actor, "article.publish");
  const links = [
    ["original", article, can(actor, "article.write")],
    ["review", `${article}/${target}/review`, can(actor, "unit.review", target)],
    ["preview", `${article}/preview/${target}`, true],
    ["publish", `${article}/publish`, canPublish],
  ] as const;

  return (
    <main id="main" className={`desk-page ${styles["page"]}`}>
      <header className={styles["head"]}>
        <div className={styles["titles"]}>
          <p className="meta">{t("title", { language: localeName(target, uiLocale) })}</p>
          <h1>
            <span className="content" lang={htmlLang(sheet.sourceLocale)} dir={localeDirection(sheet.sourceLocale)}>
              {headline && plainText(headline.source) !== "" ? plainText(headline.source) : t("noHeadline")}
            </span>
          </h1>
        </div>
        <nav aria-label={t("article")} className={styles["links"]}>
          {targets
            .filter((other) => other !== target)
            .map((other) => (
              <Link key={other} href={`${article}/${other}`}>
                {localeName(other, uiLocale)}
              </Link>
            ))}
          {links
            .filter(([, , allowed]) => allowed)
            .map(([key, href]) => (
              <Link key={key} href={href} prefetch={false}>
                {t(key)}
              </Link>
            ))}
        </nav>
      </header>
      {!canWrite && <p className="notice">{t("readOnly", { language: localeName(target, uiLocale) })}</p>}
      <p className={`notice ${styles["scriptless"]}`}>{t("noScript")}</p>
      <Workbench
        key={`${articleId} ${target}`}
        sheet={sheet}
        filter={filters.find((filter) => filter === show) ?? "all"}
        person={{ id: actor.id, name: actor.name, email: session.email }}
        canWrite={canWrite}
        canWaive={can(actor, "issue.waive", target)}
        path={`/${uiLocale}${path}`}
        sourceName={localeName(sheet.sourceLocale, uiLocale)}
        targetName={localeName(target, uiLocale)}
      />
    </main>
  );
}

function refuseUnknown(error: unknown): never {
  if (error instanceof DomainError && error.code === "not_found") notFound();
  throw error;
}
