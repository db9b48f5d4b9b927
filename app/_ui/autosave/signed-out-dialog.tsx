"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import styles from "./autosave.module.css";
import { findSignedInPerson, signInAgain } from "./session.ts";

type Props = {
  /** Whose page this is: nobody else may go on with it. */
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly open: boolean;
  readonly onSignedIn: () => void;
  /** Closed without signing in; the caller keeps a way back. */
  readonly onClose: () => void;
};

/** Over the page, when a save finds that the session has ended: sign in again, or notice that another tab has. Nothing on the page is lost. */
export function SignedOutDialog({ person, open, onSignedIn, onClose }: Props) {
  const t = useTranslations("SignedOutDialog");
  const errors = useTranslations("Errors");
  const uiLocale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const goOnAs = useCallback(
    (found: string | null) => {
      if (found === person.id) {
        setTrouble(null);
        onSignedIn();
      } else if (found !== null) setTrouble(t("otherPerson", { name: person.name }));
    },
    [person, onSignedIn, t],
  );

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const look = () => void findSignedInPerson().then(goOnAs, () => {});
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [open, goOnAs]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setPending(true);
    try {
      const answer = await signInAgain(person.email, password);
      if ("id" in answer) goOnAs(answer.id);
      else setTrouble(errors.has(answer.code as never) ? errors(answer.code as never) : t("unreachable"));
    } catch {
      setTrouble(t("unreachable"));
    } finally {
      setPending(false);
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="signed-out-title"
      className={styles["dialog"]}
      onClose={() => open && onClose()}
    >
      <form onSubmit={submit} className="stack" aria-busy={pending}>
        <h2 id="signed-out-title">{t("title")}</h2>
        <p>{t("explanation", { name: person.name })}</p>
        {trouble && (
          <p role="alert" className="alert">
            {trouble}
          </p>
        )}
        <div className="field">
          <label htmlFor="signed-out-email">{t("email")}</label>
          <input
            id="signed-out-email"
            className="input"
            type="email"
            autoComplete="username"
            value={person.email}
            readOnly
          />
        </div>
        <div className="field">
          <label htmlFor="signed-out-password">{t("password")}</label>
          <input
            id="signed-out-password"
            className="input"
            type="password"
            name="password"
            autoComplete="current-password"
            required
            autoFocus
          />
        </div>
        <div className="row">
          <button type="submit" className="button primary">
            {t("signIn")}
          </button>
          <button type="button" className="button quiet" onClick={onClose}>
            {t("later")}
          </button>
          <a href={`/${uiLocale}/sign-in`} target="_blank" rel="noreferrer">
            {t("newWindow")}
          </a>
        </div>
      </form>
    </dialog>
  );
}
