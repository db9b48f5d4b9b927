import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ListedProposal } from "#lib/glossary/desk-queries.ts";
import { effectOf } from "#lib/glossary/proposal.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import styles from "./term.module.css";

type Props = { readonly uiLocale: UiLocale; readonly history: readonly ListedProposal[] };

/** Who wanted what of a term, and what became of it. */
export function TermHistory({ uiLocale, history }: Props) {
  const t = useTranslations("TermPage");
  const format = useFormatter();
  if (history.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{t("history")}</h2>
      <ol className={styles["history"]}>
        {history.map((one) => (
          <li key={one.proposalId}>
            <Link href={`/${uiLocale}/desk/glossary/proposals/${one.proposalId}`}>
              {t("entry", {
                effect: effectOf(one),
                status: one.status,
                language: localeName(one.locale, uiLocale),
                name: one.proposerName,
                decider: one.deciderName ?? "",
              })}
            </Link>{" "}
            <span className="meta">
              {format.dateTime(one.decidedAt ?? one.proposedAt, { dateStyle: "medium", timeStyle: "short" })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
