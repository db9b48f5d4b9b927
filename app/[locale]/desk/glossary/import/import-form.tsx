"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useEffect, useId, useRef } from "react";
import type { ActionResult } from "#lib/action.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { typedIn } from "../../../../_ui/action-form.tsx";
import { type ImportResult, importTermsAction, previewImportAction } from "./actions.ts";
import styles from "./import.module.css";

type Props = { readonly uiLocale: UiLocale; readonly locales: readonly string[] };

/** The most bytes of a file; the server takes no more in one piece. */
const mostBytes = 950_000;

/** Rows with a fault that are listed. */
const faultsShown = 100;

type Outcome = ActionResult<ImportResult> | { readonly ok: "large" } | null;

/** A file is looked at first, then proposed; it stays chosen in between. */
export function ImportForm({ uiLocale, locales }: Props) {
  const t = useTranslations("ImportTermsPage");
  const errors = useTranslations("Errors");
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [outcome, send, pending] = useActionState(async (_: Outcome, form: FormData): Promise<Outcome> => {
    const file = form.get("file");
    if (file instanceof File && file.size > mostBytes) return { ok: "large" };
    return form.get("apply") ? importTermsAction(null, form) : previewImportAction(null, form);
  }, null);
  const [source = "", target = ""] = locales;

  useEffect(() => {
    if (outcome?.ok === true) heading.current?.focus();
  }, [outcome]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    if (!pending) startTransition(() => send(typed));
  }

  const result = outcome?.ok === true ? outcome.value : null;
  const proposable = result === null || result.proposed ? 0 : result.added + result.changed;
  return (
    <form onSubmit={submit} className="stack" aria-busy={pending}>
      <div className="field">
        <label htmlFor={`${id}-file`}>{t("file")}</label>
        <input className="input" id={`${id}-file`} name="file" type="file" accept=".csv,.tsv,.txt,text/csv" required />
      </div>
      <div className="row">
        {(["sourceLocale", "locale"] as const).map((name, at) => (
          <div className="field" key={name}>
            <label htmlFor={`${id}-${name}`}>{t(name)}</label>
            <select className="input" id={`${id}-${name}`} name={name} defaultValue={at === 0 ? source : target}>
              {locales.map((locale) => (
                <option key={locale} value={locale}>
                  {localeName(locale, uiLocale)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <button type="submit" className={proposable > 0 ? "button" : "button primary"}>
        {t("preview")}
      </button>
      {outcome !== null && outcome.ok !== true && (
        <p role="alert" className="alert">
          {outcome.ok === "large" ? t("large") : errors(outcome.code, outcome.details as never)}
        </p>
      )}
      {result && (
        <section className="panel stack" aria-labelledby={`${id}-found`}>
          <h2 id={`${id}-found`} ref={heading} tabIndex={-1}>
            {result.proposed ? t("done", { count: result.added + result.changed }) : t("found")}
          </h2>
          <ul className={styles["counts"]}>
            {(["added", "changed", "same", "waiting"] as const).map((name) => (
              <li key={name}>{t(name, { count: result[name] })}</li>
            ))}
          </ul>
          {result.faults.length > 0 && <Faults faults={result.faults} />}
          {proposable > 0 && (
            <button type="submit" name="apply" value="1" className="button primary">
              {t("propose", { count: proposable })}
            </button>
          )}
          {result.proposed && <Link href={`/${uiLocale}/desk/glossary?state=proposed`}>{t("toProposals")}</Link>}
        </section>
      )}
    </form>
  );
}

function Faults({ faults }: { readonly faults: ImportResult["faults"] }) {
  const t = useTranslations("ImportTermsPage");
  const codes = useTranslations("TermFaults");
  return (
    <>
      <h3>{t("faults", { count: faults.length })}</h3>
      <ol className={styles["faults"]}>
        {faults.slice(0, faultsShown).map(({ line, code, about }) => (
          <li key={`${line} ${code} ${about}`}>
            <span className={styles["line"]}>{t("line", { line })}</span> {codes(code, { about })}
          </li>
        ))}
      </ol>
      {faults.length > faultsShown && <p className="meta">{t("moreFaults", { count: faults.length - faultsShown })}</p>}
    </>
  );
}
