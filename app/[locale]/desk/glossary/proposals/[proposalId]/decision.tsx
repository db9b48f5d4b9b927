"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ListedProposal } from "#lib/glossary/desk-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { ActionForm } from "../../../../../_ui/action-form.tsx";
import { TermForm } from "../../_terms/term-form.tsx";
import { approveTermAction, declineTermsAction, reviseProposalAction, withdrawProposalAction } from "../../actions.ts";

type Props = { readonly uiLocale: UiLocale; readonly proposal: ListedProposal };

/** What a reviewer can do with a proposal: approve it, in their own wording if need be, or decline it for a reason. */
export function Decision({ uiLocale, proposal }: Props) {
  const t = useTranslations("ProposalPage");
  const id = useId();
  const { proposalId, version, sourceLocale, locale, content } = proposal;
  const seen = `${proposalId}:${version}`;
  const fields = (
    <>
      <input type="hidden" name="uiLocale" value={uiLocale} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="seen" value={seen} />
    </>
  );

  return (
    <section className="panel stack" aria-label={t("decide")}>
      <ActionForm action={approveTermAction}>
        {fields}
        <button type="submit" className="button primary">
          {t("approve")}
        </button>
      </ActionForm>
      {content.renderings.length > 0 && (
        <details className="wide">
          <summary>{t("edit")}</summary>
          <TermForm
            uiLocale={uiLocale}
            action={approveTermAction}
            sourceLocale={sourceLocale}
            locale={locale}
            term={null}
            initial={content}
            hidden={{ seen }}
            submit={t("approveEdited")}
            commented={false}
          />
        </details>
      )}
      <details className="wide">
        <summary>{t("decline")}</summary>
        <ActionForm action={declineTermsAction} className="stack">
          {fields}
          <div className="field">
            <label htmlFor={`${id}-reason`}>{t("reason")}</label>
            <textarea className="input" id={`${id}-reason`} name="reason" rows={2} maxLength={500} required />
          </div>
          <button type="submit" className="button">
            {t("declineIt")}
          </button>
        </ActionForm>
      </details>
    </section>
  );
}

/** What somebody can do with their own proposal while it waits. */
export function OwnProposal({ uiLocale, proposal }: Props) {
  const t = useTranslations("ProposalPage");
  const { proposalId, version, sourceLocale, locale, content, comment } = proposal;
  const seen = `${proposalId}:${version}`;
  return (
    <section className="panel stack" aria-label={t("yours")}>
      {content.renderings.length > 0 && (
        <details className="wide">
          <summary>{t("revise")}</summary>
          <TermForm
            uiLocale={uiLocale}
            action={reviseProposalAction}
            sourceLocale={sourceLocale}
            locale={locale}
            term={null}
            initial={content}
            comment={comment}
            hidden={{ seen }}
            submit={t("save")}
            commented
          />
        </details>
      )}
      <ActionForm action={withdrawProposalAction}>
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" className="button">
          {t("withdraw")}
        </button>
      </ActionForm>
    </section>
  );
}
