"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState } from "react";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { plainText } from "#lib/text/runs.ts";
import { typedIn } from "../../../../_ui/action-form.tsx";
import { tryMachineAction } from "./actions.ts";
import styles from "./machine.module.css";

type Props = {
  readonly pairs: readonly {
    readonly code: string;
    readonly source: string;
    readonly target: string;
    readonly offered: boolean;
  }[];
};

/** Asks the service for one sentence and shows what it says, or why it says nothing. */
export function TryForm({ pairs }: Props) {
  const t = useTranslations("TryForm");
  const errors = useTranslations("Errors");
  const failures = useTranslations("MachineFailure");
  const [result, submit, pending] = useActionState(tryMachineAction, null);
  const first = pairs.find(({ offered }) => offered) ?? pairs[0];

  // React empties a form after its action; the sentence is to be tried again.
  function keepAndSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, null);
    if (!pending) startTransition(() => submit(typed));
  }

  return (
    <form className="panel stack" action={submit} onSubmit={keepAndSubmit} aria-labelledby="try" aria-busy={pending}>
      <h2 id="try">{t("title")}</h2>
      <p className="meta">{t("about")}</p>
      <div className={`wide ${styles["try"]}`}>
        <div className="field">
          <label htmlFor="sentence">{t("sentence")}</label>
          <input className="input" id="sentence" name="sentence" maxLength={500} required autoComplete="off" />
        </div>
        <div className="field">
          <label htmlFor="try-pair">{t("pair")}</label>
          <select className="input" id="try-pair" name="pair" defaultValue={first?.code}>
            {pairs.map(({ code, source, target }) => (
              <option key={code} value={code}>
                {t("fromTo", { source, target })}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div>
        <button className="button" type="submit">
          {pending ? t("trying") : t("try")}
        </button>
      </div>
      <div role="status" className={`wide ${styles["answer"]}`}>
        {!pending && result?.ok && result.value.kind === "draft" && (
          <>
            <p className="meta">{t("answered", { seconds: result.value.seconds })}</p>
            <p
              className="content"
              lang={htmlLang(result.value.targetLocale)}
              dir={localeDirection(result.value.targetLocale)}
            >
              {plainText(result.value.target)}
            </p>
          </>
        )}
        {!pending && result?.ok && result.value.kind === "failed" && (
          <div className="alert">
            <p>{failures(result.value.reason, { seconds: result.value.seconds ?? 0 })}</p>
            {result.value.said !== null && (
              <p className="meta">
                {t("said")} <q>{result.value.said}</q>
              </p>
            )}
          </div>
        )}
        {!pending && result?.ok === false && <p className="alert">{errors(result.code, result.details as never)}</p>}
      </div>
    </form>
  );
}
