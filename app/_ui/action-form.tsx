"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import type { ActionResult } from "#lib/action.ts";

type Props = {
  readonly action: (previous: ActionResult<unknown> | null, form: FormData) => Promise<ActionResult<unknown>>;
  readonly children: ReactNode;
  /** For fields that stand elsewhere on the page. */
  readonly id?: string;
  readonly className?: string;
  readonly label?: string;
  /** Said, politely, once the action has succeeded. */
  readonly done?: string;
  /** Empty again once the action has succeeded: for what nobody should find typed in. */
  readonly empties?: boolean;
};

/** A form that shows why its action was refused and keeps what was typed. A plain form until JavaScript arrives. */
export function ActionForm({ action, children, id, className, label, done, empties }: Props) {
  const t = useTranslations("Errors");
  const [result, submit, pending] = useActionState(action, null);
  const alert = useRef<HTMLParagraphElement>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (result?.ok === false) alert.current?.focus();
    if (result?.ok && empties) form.current?.reset();
  }, [result, empties]);

  // React empties a form after its action; a refusal must not cost what was typed.
  function keepAndSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const typed = typedIn(event.currentTarget, submitter);
    if (!pending) startTransition(() => submit(typed));
  }

  return (
    <form
      ref={form}
      id={id}
      action={submit}
      onSubmit={keepAndSubmit}
      className={className}
      aria-label={label}
      aria-busy={pending}
    >
      {result?.ok === false && (
        <p role="alert" className="alert" ref={alert} tabIndex={-1}>
          {t(result.code, result.details as never)}
        </p>
      )}
      {children}
      <p role="status" className="done">
        {result?.ok && !pending ? done : null}
      </p>
    </form>
  );
}

/** What was typed, without the fields React adds so that the form works before JavaScript. */
export function typedIn(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const typed = new FormData(form, submitter);
  for (const name of [...typed.keys()]) if (name.startsWith("$ACTION")) typed.delete(name);
  return typed;
}
