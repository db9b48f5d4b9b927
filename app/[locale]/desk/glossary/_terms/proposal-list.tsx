"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useRef } from "react";
import type { ListedProposal } from "#lib/glossary/desk-queries.ts";
import { effectOf } from "#lib/glossary/proposal.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { approveTermsAction, declineTermsAction } from "../actions.ts";
import styles from "./proposal-list.module.css";
import { Renderings } from "./renderings.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  /** All into one locale. */
  readonly locale: string;
  readonly proposals: readonly ListedProposal[];
  /** Those that this person may decide on, by id. */
  readonly decidable: readonly string[];
  /** When the page was made: the browser's own clock would read another age. */
  readonly now: Date;
};

/** What waits for a decision: one by one on its own page, or several at once here. */
export function ProposalList({ uiLocale, locale, proposals, decidable, now }: Props) {
  const t = useTranslations("ProposalList");
  const language = localeName(locale, uiLocale);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const mine = new Set(decidable);
  const forms = [`approve${id}`, `decline${id}`] as const;

  function selectAll(checked: boolean) {
    for (const box of list.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])
      box.checked = checked;
  }

  // A field belongs to one form: what is ticked is copied into whichever is sent.
  function gather(form: HTMLFormElement) {
    for (const old of form.querySelectorAll("input[name=seen]")) old.remove();
    for (const box of list.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked") ?? []) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: "seen", value: box.value });
      form.append(field);
    }
  }

  return (
    <section className={styles["section"]} aria-label={t("title", { language })}>
      {mine.size > 1 && (
        <label className="check">
          <input type="checkbox" onChange={(event) => selectAll(event.currentTarget.checked)} />
          {t("selectAll", { count: mine.size })}
        </label>
      )}
      <ul className={styles["list"]} ref={list}>
        {proposals.map((proposal) => (
          <li key={proposal.proposalId} className={styles["proposal"]}>
            {mine.has(proposal.proposalId) && (
              <input
                type="checkbox"
                value={`${proposal.proposalId}:${proposal.version}`}
                aria-label={t("select", { term: proposal.content.text })}
              />
            )}
            <Proposal now={now} uiLocale={uiLocale} proposal={proposal} />
          </li>
        ))}
      </ul>
      {mine.size > 0 && (
        <div className={styles["decisions"]} onSubmitCapture={(event) => gather(event.target as HTMLFormElement)}>
          <ActionForm action={approveTermsAction} id={forms[0]} done={t("approved")}>
            <input type="hidden" name="locale" value={locale} />
            <button type="submit" className="button primary">
              {t("approve")}
            </button>
          </ActionForm>
          <ActionForm action={declineTermsAction} id={forms[1]} className="row" done={t("declined")} empties>
            <input type="hidden" name="locale" value={locale} />
            <input className="input" name="reason" aria-label={t("reason")} placeholder={t("reason")} maxLength={500} />
            <button type="submit" className="button">
              {t("decline")}
            </button>
          </ActionForm>
        </div>
      )}
    </section>
  );
}

function Proposal({
  uiLocale,
  proposal,
  now,
}: Pick<Props, "uiLocale" | "now"> & { readonly proposal: ListedProposal }) {
  const t = useTranslations("ProposalList");
  const format = useFormatter();
  const { proposalId, sourceLocale, locale, content, proposerName, proposedAt } = proposal;
  return (
    <div className={styles["body"]}>
      <p>
        <Link
          href={`/${uiLocale}/desk/glossary/proposals/${proposalId}`}
          className={styles["text"]}
          lang={htmlLang(sourceLocale)}
          dir={localeDirection(sourceLocale)}
          data-term-link=""
          prefetch={false}
        >
          {content.text}
        </Link>
      </p>
      <div>
        {content.renderings.length > 0 && <Renderings locale={locale} renderings={content.renderings} />}
        <p className="meta">
          {t("about", {
            effect: effectOf(proposal),
            language: localeName(locale, uiLocale),
            name: proposerName,
            age: format.relativeTime(proposedAt, now),
          })}
        </p>
      </div>
    </div>
  );
}
