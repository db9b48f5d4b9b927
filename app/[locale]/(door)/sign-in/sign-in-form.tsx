"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import type { Failure } from "#lib/action.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { signInAction } from "./actions.ts";

/** Why somebody was not let in, and the address they had typed. */
export type SignInRefusal = Failure & { readonly email: string };

type Props = { readonly uiLocale: UiLocale; readonly next: string };

export function SignInForm({ uiLocale, next }: Props) {
  const t = useTranslations("SignInForm");
  const errors = useTranslations("Errors");
  const [refusal, submit, pending] = useActionState<SignInRefusal | null, FormData>(signInAction, null);
  const alert = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (refusal) alert.current?.focus();
  }, [refusal]);

  return (
    <form action={submit} className="stack" aria-busy={pending}>
      {refusal && (
        <p role="alert" className="alert" ref={alert} tabIndex={-1}>
          {errors(refusal.code)}
        </p>
      )}
      <input type="hidden" name="uiLocale" value={uiLocale} />
      <input type="hidden" name="next" value={next} />
      <div className="field">
        <label htmlFor="email">{t("email")}</label>
        <input
          className="input"
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={refusal?.email ?? ""}
          required
        />
      </div>
      <div className="field">
        <label htmlFor="password">{t("password")}</label>
        <input
          className="input"
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </div>
      <button className="button primary" type="submit">
        {pending ? t("signingIn") : t("signIn")}
      </button>
      <p className="meta">{t("forgotten")}</p>
    </form>
  );
}
