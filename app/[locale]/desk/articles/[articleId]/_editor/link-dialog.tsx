"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isSafeHref } from "#lib/text/href.ts";

type Props = {
  /** The link under the selection; null while the dialog is closed. */
  readonly href: string | null;
  readonly onLink: (href: string) => void;
  readonly onClose: () => void;
};

/** Asks where a link leads. */
export function LinkDialog({ href, onLink, onClose }: Props) {
  const t = useTranslations("LinkDialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    setRefused(false);
    if (href === null) dialog.current?.close();
    else dialog.current?.showModal();
  }, [href]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("href") ?? "").trim();
    const address = /^[^\s/:#?]+\.[^\s]+$/.test(typed) ? `https://${typed}` : typed;
    if (isSafeHref(address)) onLink(address);
    else setRefused(true);
  }

  return (
    <dialog ref={dialog} aria-labelledby="link-title" onClose={() => href !== null && onClose()}>
      <form key={href} onSubmit={submit} className="stack" noValidate>
        <h2 id="link-title">{t("title")}</h2>
        <div className="field">
          <label htmlFor="link-href">{t("address")}</label>
          <input
            id="link-href"
            name="href"
            className="input"
            inputMode="url"
            autoComplete="off"
            defaultValue={href ?? ""}
            aria-invalid={refused || undefined}
            aria-describedby="link-hint"
            dir="ltr"
          />
          <p className={refused ? "alert" : "hint"} id="link-hint" role={refused ? "alert" : undefined}>
            {refused ? t("refused") : t("hint")}
          </p>
        </div>
        <div className="row">
          <button type="submit" className="button primary">
            {t("set")}
          </button>
          {href !== "" && href !== null && (
            <button type="button" className="button" onClick={() => onLink("")}>
              {t("remove")}
            </button>
          )}
          <button type="button" className="button quiet" onClick={onClose}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}
