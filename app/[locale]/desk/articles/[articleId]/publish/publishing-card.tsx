import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ActionResult } from "#lib/action.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import type { PublishingCard as Card } from "#lib/publishing/overview.ts";
import { ActionForm } from "../../../../../_ui/action-form.tsx";
import { BlockerList } from "../../../_article/blocker-list.tsx";
import { ChangeList } from "../../../_article/change-list.tsx";
import { FindingList } from "../../../_article/finding-list.tsx";
import { MachineShare } from "../../../_article/machine-share.tsx";
import styles from "./publishing-card.module.css";
import { WithdrawForm } from "./withdraw-form.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly articleId: string;
  readonly slug: string | null;
  readonly sourceLocale: string;
  readonly card: Card;
  /** The original has changes that readers do not see yet. */
  readonly originalAhead: boolean;
  /** Missing for those who may not. */
  readonly publish: ((previous: unknown, form: FormData) => Promise<ActionResult>) | null;
  readonly mayWithdraw: boolean;
  readonly publishedTranslations: readonly string[];
};

/** One language of an article: what readers see, what they would see, and what stands in the way. */
export function PublishingCard(props: Props) {
  const { uiLocale, articleId, slug, sourceLocale, card, originalAhead, publish } = props;
  const t = useTranslations("PublishPage");
  const isOriginal = card.locale === sourceLocale;
  const language = localeName(card.locale, uiLocale);
  const id = isOriginal ? "original" : `in-${card.locale}`;
  const desk = `/${uiLocale}/desk/articles/${articleId}`;
  const workbench = isOriginal ? desk : `${desk}/${card.locale}`;
  const page = `/${uiLocale}/articles/${slug}${isOriginal ? "" : `/${card.locale}`}`;
  const publishing = { language, number: card.latestNumber + 1 };

  return (
    <section className={styles["card"]} aria-labelledby={id}>
      <header className={styles["head"]}>
        <h2 id={id}>{isOriginal ? t("original", { language }) : language}</h2>
        <Standing card={card} />
        <div className={styles["links"]}>
          {card.publication && <a href={page}>{t("see")}</a>}
          <Link href={`${desk}/preview/${card.locale}`}>{t("preview")}</Link>
        </div>
      </header>
      <PublicationFacts card={card} />

      {!isOriginal && card.begun === 0 ? (
        <p>
          <Link href={workbench}>{t("notBegun", { count: card.sentences })}</Link>
        </p>
      ) : card.upToDate ? (
        <p className={styles["quiet"]}>{t("upToDate")}</p>
      ) : card.blockers.length > 0 ? (
        <div className={styles["part"]}>
          <h3>{t("blocked")}</h3>
          <BlockerList
            blockers={card.blockers}
            sourceLocale={sourceLocale}
            workbench={workbench}
            remedies={{
              slug_missing: desk,
              headline_missing: workbench,
              body_missing: desk,
              original_unpublished: "#original",
              original_ahead: "#original",
              machine_share: workbench,
            }}
          />
        </div>
      ) : (
        <p className={styles["ready"]}>{t("ready")}</p>
      )}
      <FindingList findings={card.findings} sourceLocale={sourceLocale} workbench={workbench} />
      {!card.upToDate && card.publication && (
        <ChangeList changes={card.changes} locale={card.locale} open={card.blockers.length === 0} kind="published" />
      )}
      {!card.upToDate && !card.blockers.some(({ code }) => code === "machine_share") && (
        <MachineShare share={card.machine} />
      )}
      {originalAhead && !isOriginal && card.publication && <p className="meta">{t("originalAhead")}</p>}

      {publish && (
        <ActionForm action={publish} label={t("publishForm", { language })} done={t("done")}>
          {card.blockers.length === 0 && (
            <>
              <input type="hidden" name="articleId" value={articleId} />
              <input type="hidden" name="locale" value={card.locale} />
              <input type="hidden" name="fingerprint" value={card.fingerprint} />
              <button className="button primary" type="submit">
                {isOriginal ? t("publishOriginal", publishing) : t("publishTranslation", publishing)}
              </button>
            </>
          )}
        </ActionForm>
      )}
      {!publish && <p className="meta">{t("notYours")}</p>}
      {props.mayWithdraw && card.publication && (
        <WithdrawForm
          uiLocale={uiLocale}
          articleId={articleId}
          locale={card.locale}
          alongside={isOriginal ? props.publishedTranslations : []}
        />
      )}
    </section>
  );
}

function Standing({ card }: { readonly card: Card }) {
  const t = useTranslations("PublishPage");
  const { publication, withdrawal } = card;
  if (publication) {
    return (
      <span className="state" data-state="published">
        {t("published", { number: publication.number })}
      </span>
    );
  }
  return (
    <span className="state" data-state={withdrawal ? "withdrawn" : "initial"}>
      {withdrawal ? t("withdrawn") : t("unpublished")}
    </span>
  );
}

function PublicationFacts({ card }: { readonly card: Card }) {
  const t = useTranslations("PublishPage");
  const format = useFormatter();
  const time = (at: Date) => format.dateTime(at, { dateStyle: "long", timeStyle: "short" });
  const { publication, withdrawal } = card;
  if (publication) {
    return <p className="meta">{t("since", { date: time(publication.publishedAt), name: publication.publishedBy })}</p>;
  }
  if (!withdrawal) return null;
  return (
    <p className="meta">
      {t("withdrawnSince", {
        date: time(withdrawal.withdrawnAt),
        name: withdrawal.withdrawnBy,
        reason: withdrawal.reason,
      })}
    </p>
  );
}
