import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { type ChangeKind, changeKinds, standsBy } from "#lib/interchange/changes.ts";
import { countChanges, effectiveChanges, mostShown, type Plan, type PlannedChange } from "#lib/interchange/plan.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { WordDifference } from "../../../../_ui/word-difference.tsx";
import styles from "../exchange.module.css";
import { applyExchangeAction } from "./actions.ts";
import { ApplyButton } from "./apply-button.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly fileId: string;
  readonly plan: Plan;
  readonly seen: string;
  readonly headlines: ReadonlyMap<string, string>;
  readonly mayApply: boolean;
};

/** What a file would do in one language, sentence by sentence, and the button that does it. */
export function LocalePlan({ uiLocale, fileId, plan, seen, headlines, mayApply }: Props) {
  const t = useTranslations("LocalePlan");
  const kinds = useTranslations("ExchangeChanges");
  const counts = countChanges(plan);
  const changes = effectiveChanges(plan);
  const language = localeName(plan.locale, uiLocale);
  const id = `in-${plan.locale}`;
  const formId = `bring-${plan.locale}`;

  return (
    <section className="stack wide" aria-labelledby={id}>
      <h2 id={id}>{t("heading", { language, count: changes.length })}</h2>
      <ul className={styles["counts"]}>
        {changeKinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => (
            <li key={kind}>{kinds(`counts.${kind}`, { count: counts[kind] })}</li>
          ))}
      </ul>
      {plan.misplaced.length > 0 && (
        <details>
          <summary>{t("misplaced", { count: plan.misplaced.length })}</summary>
          <ul className={styles["faults"]}>
            {plan.misplaced.slice(0, mostShown).map(({ given, why }) => (
              <li key={`${given.id} ${given.line}`}>
                {t(why, { line: given.line })}{" "}
                <span dir="auto">{plainText(given.target) || plainText(given.source)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {changes.length > 0 && (
        <ol className={styles["changes"]}>
          {changes.slice(0, mostShown).map((change, index) => (
            <Change
              key={change.given.id}
              uiLocale={uiLocale}
              locale={plan.locale}
              change={change}
              index={index}
              form={mayApply ? formId : null}
              headline={
                changes[index - 1]?.present.articleId === change.present.articleId
                  ? null
                  : (headlines.get(change.present.articleId) ?? "")
              }
            />
          ))}
        </ol>
      )}
      {changes.length > mostShown && <p className="meta">{t("more", { count: changes.length - mostShown })}</p>}
      {changes.length > 0 &&
        (mayApply ? (
          <ActionForm action={applyExchangeAction} className="stack" id={formId}>
            <input type="hidden" name="fileId" value={fileId} />
            <input type="hidden" name="target" value={plan.locale} />
            <input type="hidden" name="seen" value={seen} />
            <input type="hidden" name="uiLocale" value={uiLocale} />
            {changes.some((change) => change.kind !== "propose" && !standsBy(change.given)) && (
              <label className="check">
                <input type="checkbox" name="stand" />
                {t("stand")}
              </label>
            )}
            <p className="meta">{t("leftOut")}</p>
            <ApplyButton form={formId} total={changes.length} language={language} />
          </ActionForm>
        ) : (
          <p className="notice">{t("notYours", { language })}</p>
        ))}
    </section>
  );
}

type ChangeProps = {
  readonly uiLocale: UiLocale;
  readonly locale: string;
  readonly change: PlannedChange;
  /** Among the changes, 0-based. */
  readonly index: number;
  /** The form that brings it in; null where the person may not. */
  readonly form: string | null;
  /** Said where the article changes. */
  readonly headline: string | null;
};

function Change({ uiLocale, locale, change, index, form, headline }: ChangeProps) {
  const t = useTranslations("LocalePlan");
  const kinds = useTranslations("ExchangeChanges");
  const { given, present, kind } = change;
  const [before, after] = [plainText(present.target), plainText(given.target)];
  const place = `/${uiLocale}/desk/articles/${present.articleId}/${locale}#s-${present.segmentId}`;
  const late = kind === "late" || kind === "propose";

  return (
    <li>
      <div lang={htmlLang(present.sourceLocale)} dir={localeDirection(present.sourceLocale)}>
        {headline !== null && <p className="meta">{headline}</p>}
        <p className="content">
          {late && !present.moved ? (
            <WordDifference
              parts={diffWords(plainText(given.source), plainText(present.source), present.sourceLocale)}
            />
          ) : (
            plainText(present.source)
          )}
        </p>
      </div>
      <div lang={htmlLang(locale)} dir={localeDirection(locale)}>
        <p className="content">
          {kind === "propose" || before === after ? after : <WordDifference parts={diffWords(before, after, locale)} />}
        </p>
        {kind === "propose" && before !== "" && (
          <p className="meta">
            <span lang={htmlLang(uiLocale)}>{t("stands")}</span> {before}
          </p>
        )}
      </div>
      <div className={styles["what"]}>
        <span className="state" data-state={looks[kind]}>
          {kinds(`names.${kind}`)}
        </span>
        {form !== null && (
          <label className="check">
            <input
              type="checkbox"
              name="taken"
              value={index}
              form={form}
              defaultChecked
              aria-label={t("takeNumber", { number: index + 1 })}
            />
            {t("take")}
          </label>
        )}
        <Link className="meta" href={place}>
          {t("open")}
        </Link>
      </div>
    </li>
  );
}

/** Shape and colour of each kind, as the states of a sentence have them. */
const looks: Record<ChangeKind, string> = {
  new: "draft",
  replace: "draft",
  confirm: "translated",
  late: "stale",
  propose: "stale",
  same: "untranslated",
  empty: "untranslated",
};
