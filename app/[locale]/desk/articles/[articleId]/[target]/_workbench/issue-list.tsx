"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { CheckName, Issue } from "#lib/checks/issue.ts";
import { gravestFirst } from "#lib/checks/severity.ts";
import type { Waiver } from "#lib/translations/translation.ts";
import styles from "./issue-list.module.css";
import type { FoundIssue } from "./row-state.ts";
import type { Fix } from "./target-text.ts";
import { useMac } from "./use-mac.ts";

type Props = {
  readonly found: readonly FoundIssue[];
  /** What only the whole document shows. */
  readonly overall: readonly Issue[];
  /** Missing where the text is only looked at. */
  readonly onFix: ((fix: Fix) => void) | null;
  /** Missing for those who may not answer for an error. Resolves to whether it was taken. */
  readonly onWaive: ((check: CheckName, reason: string) => Promise<boolean>) | null;
  readonly onWaived: () => void;
  readonly onEndWaiver: (waiver: Waiver) => void;
};

/** What the checks say of the sentence, with what can be done about it. */
export function IssueList({ found, overall, onFix, onWaive, onWaived, onEndWaiver }: Props) {
  const t = useTranslations("IssueList");
  const messages = useTranslations("Checks.messages");
  const mac = useMac();
  const open = found.filter((one) => one.waiver === null).map((one) => one.issue);
  const shown = gravestFirst([...open, ...overall]);
  const waived = found.flatMap((one) => (one.waiver ? [{ issue: one.issue, waiver: one.waiver }] : []));
  const firstFix = onFix ? shown.find((issue) => issue.fix) : undefined;
  // A waiver answers for everything its check finds: it is offered once.
  const first = (issue: Issue) => open.find((one) => one.check === issue.check) === issue;

  return (
    <>
      <p className="visually-hidden" role="status">
        {t("summary", { count: shown.length })}
      </p>
      {shown.length + waived.length > 0 && (
        <ul className={styles["issues"]} aria-label={t("label")}>
          {shown.map((issue) => (
            <li key={keyOf(issue)} data-severity={issue.severity}>
              <p>
                <strong>{t(issue.severity)}</strong> {messages(issue.message as never, issue.values as never)}
              </p>
              <div className={styles["actions"]}>
                {onFix && issue.fix && (
                  <button type="button" className="button" onClick={() => issue.fix && onFix(issue.fix)}>
                    {t("fix", { text: issue.fix.text })}
                    {issue === firstFix && (
                      <span className={styles["key"]} aria-hidden="true">
                        {mac ? "⌥ F" : "Alt F"}
                      </span>
                    )}
                  </button>
                )}
                {onWaive && issue.severity !== "hint" && first(issue) && (
                  <WaiverForm check={issue.check} onWaive={onWaive} onWaived={onWaived} />
                )}
              </div>
            </li>
          ))}
          {waived.map(({ issue, waiver }) => (
            <li key={keyOf(issue)} data-severity="waived">
              <p>{messages(issue.message as never, issue.values as never)}</p>
              <p className="meta">{t("waived", { name: waiver.waivedBy, reason: waiver.reason })}</p>
              {onWaive && (
                <button type="button" className="button quiet" onClick={() => onEndWaiver(waiver)}>
                  {t("endWaiver")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type WaiverFormProps = {
  readonly check: CheckName;
  readonly onWaive: NonNullable<Props["onWaive"]>;
  readonly onWaived: () => void;
};

function WaiverForm({ check, onWaive, onWaived }: WaiverFormProps) {
  const t = useTranslations("WaiverForm");
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [open, setOpen] = useState(false);
  const [missing, setMissing] = useState(false);
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    setMissing(reason === "");
    if (reason !== "" && (await onWaive(check, reason))) onWaived();
  }

  useEffect(() => {
    if (!open && wasOpen.current) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);

  if (!open) {
    return (
      <button ref={opener} type="button" className="button quiet" onClick={() => setOpen(true)}>
        {t("open")}
      </button>
    );
  }
  return (
    <form onSubmit={submit} className={styles["waiver"]} noValidate>
      <div className="field">
        <label htmlFor={id}>{t("reason")}</label>
        <input
          id={id}
          name="reason"
          className="input"
          maxLength={500}
          required
          aria-invalid={missing}
          aria-describedby={missing ? `${id}-missing` : undefined}
          // biome-ignore lint/a11y/noAutofocus: the field that the button asked for
          autoFocus
        />
        {missing && (
          <p className={styles["missing"]} id={`${id}-missing`}>
            {t("missing")}
          </p>
        )}
      </div>
      <div className={styles["actions"]}>
        <button type="submit" className="button">
          {t("waive")}
        </button>
        <button type="button" className="button quiet" onClick={() => setOpen(false)}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function keyOf({ check, message, source, target }: Issue): string {
  return [check, message, source?.join("-"), target?.join("-")].join(" ");
}
