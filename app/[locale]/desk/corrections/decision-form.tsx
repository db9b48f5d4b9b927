"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import type { Failure } from "#lib/action.ts";
import type { PendingCorrection } from "#lib/corrections/inbox.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { typedIn } from "../../../_ui/action-form.tsx";
import styles from "./inbox.module.css";

/** Why a decision was refused, and what the reviewer had typed by the names of the fields. */
export type Refused = Failure & { readonly typed: Readonly<Record<string, string>> };

export type Decided = { readonly uiLocale: UiLocale; readonly proposal: PendingCorrection };

type Props = Decided & {
  readonly action: (previous: Refused | null, form: FormData) => Promise<Refused | null>;
  readonly className?: string | undefined;
  /** Folds the form behind a line; open when something in it was refused. `part` is what keys call it. */
  readonly folded?: { readonly part: "edit" | "decline"; readonly summary: string };
  readonly children: (refused: Refused | null) => ReactNode;
};

/** One way to decide on a suggestion. A refusal says why and keeps what was typed, with scripts and without. */
export function DecisionForm({ uiLocale, proposal, action, className, folded, children }: Props) {
  const t = useTranslations("Errors");
  const [refused, submit, pending] = useActionState(action, null);
  const alert = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (refused) alert.current?.focus();
  }, [refused]);

  // React empties a form after its action; a refusal must not cost what was typed.
  function keepAndSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    if (!pending) startTransition(() => submit(typed));
  }

  const form = (
    <form action={submit} onSubmit={keepAndSubmit} className={className} aria-busy={pending}>
      {refused && (
        <p role="alert" className="alert" ref={alert} tabIndex={-1}>
          {t(refused.code, refused.details as never)}
        </p>
      )}
      <input type="hidden" name="uiLocale" value={uiLocale} />
      <input type="hidden" name="locale" value={proposal.locale} />
      <input type="hidden" name="correctionId" value={proposal.id} />
      {children(refused)}
    </form>
  );
  if (!folded) return form;
  return (
    <details data-part={folded.part} className={styles["part"]} open={refused !== null}>
      <summary>{folded.summary}</summary>
      {form}
    </details>
  );
}
