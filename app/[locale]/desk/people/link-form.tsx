"use client";

import { useTranslations } from "next-intl";
import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { ActionResult } from "#lib/action.ts";
import { typedIn } from "../../../_ui/action-form.tsx";
import styles from "./link-form.module.css";

/** A link that sets a password, shown this once. */
export type MadeLink = { readonly link: string; readonly name: string; readonly expires: string };

type Props = {
  readonly action: (previous: ActionResult<MadeLink> | null, form: FormData) => Promise<ActionResult<MadeLink>>;
  readonly children: ReactNode;
};

/** A form whose success is a link to pass on; it stands in the form's place. */
export function LinkForm({ action, children }: Props) {
  const errors = useTranslations("Errors");
  const [result, submit, pending] = useActionState(action, null);
  const alert = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (result?.ok === false) alert.current?.focus();
  }, [result]);

  function keepAndSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    if (!pending) startTransition(() => submit(typed));
  }

  if (result?.ok) return <LinkToPassOn made={result.value} />;
  return (
    <form action={submit} onSubmit={keepAndSubmit} className="stack" aria-busy={pending}>
      {result?.ok === false && (
        <p role="alert" className="alert" ref={alert} tabIndex={-1}>
          {errors(result.code)}
        </p>
      )}
      {children}
    </form>
  );
}

function LinkToPassOn({ made }: { readonly made: MadeLink }) {
  const t = useTranslations("LinkForm");
  const id = useId();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.select(), []);

  async function copy() {
    field.current?.select();
    // Where the clipboard is closed, the selection is there to be copied by hand.
    await navigator.clipboard?.writeText(made.link).then(
      () => setCopied(true),
      () => {},
    );
  }

  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{t("label", { name: made.name })}</label>
        <input
          className="input"
          id={id}
          ref={field}
          value={made.link}
          readOnly
          dir="ltr"
          aria-describedby={`${id}-hint`}
        />
        <p className="hint" id={`${id}-hint`}>
          {t("hint", { expires: made.expires })}
        </p>
      </div>
      <div className={`row ${styles["copy"]}`}>
        <button type="button" className="button primary" onClick={copy}>
          {t("copy")}
        </button>
        <p role="status" className="done">
          {copied ? t("copied") : null}
        </p>
      </div>
    </div>
  );
}
