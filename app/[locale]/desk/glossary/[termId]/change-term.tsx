"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { TermContent } from "#lib/glossary/entry.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { TermForm } from "../_terms/term-form.tsx";
import { proposeTermAction, putInForceAction } from "../actions.ts";
import { RemoveTerm } from "./remove-term.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly termId: string;
  readonly version: number;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly content: TermContent;
  /** Whether this person may put their own change in force. */
  readonly mayApprove: boolean;
};

/** Proposes another wording of a term, or that it go. */
export function ChangeTerm({ uiLocale, termId, version, sourceLocale, locale, content, mayApprove }: Props) {
  const t = useTranslations("TermPage");
  const router = useRouter();
  return (
    <>
      <details className="wide">
        <summary>{t("change")}</summary>
        <div className="panel">
          <TermForm
            uiLocale={uiLocale}
            action={proposeTermAction}
            sourceLocale={sourceLocale}
            locale={locale}
            term={{ termId, version }}
            initial={content}
            submit={t("propose")}
            second={mayApprove ? { label: t("putInForce"), action: putInForceAction } : undefined}
            commented
            onDone={({ proposalId, termId: approved }) => {
              if (approved === null) router.push(`/${uiLocale}/desk/glossary/proposals/${proposalId}`);
            }}
          />
        </div>
      </details>
      {content.renderings.length > 0 && (
        <RemoveTerm
          uiLocale={uiLocale}
          termId={termId}
          version={version}
          sourceLocale={sourceLocale}
          locale={locale}
          content={content}
        />
      )}
    </>
  );
}
