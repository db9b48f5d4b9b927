import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { findHeadlines } from "#lib/interchange/document-queries.ts";
import { readExchangeAddress } from "#lib/interchange/input.ts";
import { localesOf } from "#lib/interchange/plan.ts";
import { getReceivedFile, planExchange } from "#lib/interchange/received-queries.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { orNotFound } from "../../_article/article-address.ts";
import styles from "../exchange.module.css";
import { Outcome } from "../outcome.tsx";
import { forgetFileAction } from "./actions.ts";
import { FaultList } from "./fault-list.tsx";
import { LocalePlan } from "./locale-plan.tsx";
import { StockPlan } from "./stock-plan.tsx";

type Props = PageProps<"/[locale]/desk/exchange/[fileId]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ExchangePreview");
  return { title: t("title") };
}

/** What a file would change, before anything is changed. */
export default async function ExchangePreviewPage({ params, searchParams }: Props) {
  const { locale: uiLocale, fileId } = await params;
  if (!isUiLocale(uiLocale) || !/^[0-9a-f-]{36}$/.test(fileId)) notFound();
  const actor = await authorizePage(uiLocale, `/desk/exchange/${fileId}`, "desk.visit");
  const file = await orNotFound(getReceivedFile(actor, fileId));
  const [t, formats, format, newsroom] = await Promise.all([
    getTranslations("ExchangePreview"),
    getTranslations("ExchangeFormats"),
    getFormatter(),
    getNewsroom(),
  ]);
  const { content } = file;
  const locales = content.kind === "translations" ? localesOf(content.document) : [];
  const known = locales.filter((locale) => newsroom.locales.includes(locale));
  const plans = [];
  // One after the other: a visit to the desk takes one connection.
  for (const locale of known) plans.push(await planExchange(file, locale));
  const articleIds = new Set(plans.flatMap(({ plan }) => plan.changes.map(({ present }) => present.articleId)));
  const headlines = await findHeadlines([...articleIds]);

  return (
    <main className="desk-page" id="main">
      <div>
        <h1>{t("heading", { name: file.name })}</h1>
        <p className="meta">
          {t("facts", {
            format: formats(content.format),
            size: format.number(Math.max(1, Math.round(file.size / 1_000))),
          })}
        </p>
      </div>
      <Outcome uiLocale={uiLocale} address={readExchangeAddress(await searchParams)} />
      <p>{t("nothingYet")}</p>
      <FaultList faults={content.faults} />
      {locales.length > known.length && (
        <p className="notice">
          {t("otherLanguages", {
            languages: format.list(
              locales.filter((locale) => !known.includes(locale)).map((locale) => localeName(locale, uiLocale)),
            ),
          })}
        </p>
      )}
      {plans.map(({ plan, seen }) => (
        <LocalePlan
          key={plan.locale}
          uiLocale={uiLocale}
          fileId={fileId}
          plan={plan}
          seen={seen}
          headlines={headlines}
          mayApply={can(actor, "translation.import", plan.locale)}
        />
      ))}
      {content.kind !== "translations" && (
        <StockPlan
          uiLocale={uiLocale}
          fileId={fileId}
          content={content}
          locales={newsroom.locales}
          mayBring={(locale) =>
            content.kind === "memory" ? can(actor, "translation.import", locale) : can(actor, "term.propose")
          }
        />
      )}
      <ActionForm action={forgetFileAction} className={styles["forget"] ?? ""}>
        <input type="hidden" name="fileId" value={fileId} />
        <input type="hidden" name="uiLocale" value={uiLocale} />
        <button className="button" type="submit">
          {t("forget")}
        </button>
      </ActionForm>
    </main>
  );
}
