import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { type Applying, addressOfApplied, isUnderWay } from "#lib/interchange/applying.ts";
import { findHeadlines } from "#lib/interchange/document-queries.ts";
import { type ExchangeAddress, readExchangeAddress } from "#lib/interchange/input.ts";
import { localesOf } from "#lib/interchange/plan.ts";
import { findApplying, getReceivedFile, planExchange } from "#lib/interchange/received-queries.ts";
import { localeName } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { orNotFound } from "../../_article/article-address.ts";
import styles from "../exchange.module.css";
import { Outcome } from "../outcome.tsx";
import { forgetFileAction } from "./actions.ts";
import { ApplyingProgress } from "./applying-progress.tsx";
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
  const applying = await findApplying(actor, fileId);
  // The file is gone with its last row, and the page it was on leads to what became of it.
  if (applying?.result && !applying.result.left) {
    redirect(`/${uiLocale}/desk/exchange${addressOfApplied(fileId, applying.result)}`);
  }
  const file = await orNotFound(getReceivedFile(actor, fileId));
  const address = readExchangeAddress(await searchParams);
  const underWay = isUnderWay(applying);
  const [t, formats, format, newsroom] = await Promise.all([
    getTranslations("ExchangePreview"),
    getTranslations("ExchangeFormats"),
    getFormatter(),
    getNewsroom(),
  ]);
  const { content } = file;
  const locales = content.kind === "translations" && !underWay ? localesOf(content.document) : [];
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
      <Outcome
        uiLocale={uiLocale}
        address={address.applied === null ? { ...address, applied: appliedBy(applying) } : address}
      />
      {underWay && applying ? (
        <ApplyingProgress fileId={fileId} applying={applying} />
      ) : (
        <>
          {applying?.status === "failed" && <p className="alert">{t("broken", { count: applying.done })}</p>}
          <p>{t(applying ? "partly" : "nothingYet")}</p>
          <FaultList faults={content.faults} />
        </>
      )}
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
          {t(underWay ? "stop" : "forget")}
        </button>
      </ActionForm>
    </main>
  );
}

/** What a job has done of the file, where the address does not say it. */
function appliedBy(applying: Applying | null): ExchangeAddress["applied"] {
  if (!applying?.result) return null;
  const { written, proposed, passed, articleId, locale } = applying.result;
  return { written, proposed, passed, article: articleId, target: locale };
}
