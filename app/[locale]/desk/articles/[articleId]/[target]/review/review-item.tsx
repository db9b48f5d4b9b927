"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { ReviewRow } from "#lib/review/review.ts";
import { WordDifference } from "../../../../../../_ui/word-difference.tsx";
import { RunsView } from "../_workbench/runs-view.tsx";
import { EditForm } from "./edit-form.tsx";
import { ReturnForm } from "./return-form.tsx";
import styles from "./review-list.module.css";

type Props = {
  readonly row: ReviewRow;
  readonly sourceLocale: string;
  readonly target: string;
  readonly active: boolean;
  readonly selected: boolean;
  readonly mayApprove: boolean;
  readonly mayEdit: boolean;
  readonly opened: "edit" | "return" | null;
  readonly pending: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
  readonly onOpen: (kind: "edit" | "return") => void;
  readonly onClose: () => void;
  readonly onApprove: () => void;
  readonly onApproveEdited: (text: string) => void;
  readonly onReturn: (reason: string, note: string) => void;
};

/** One sentence: the original, what changed since it was last approved, what the checks say, and the decision. */
export function ReviewItem(props: Props) {
  const { row, sourceLocale, target, active, selected, opened, pending } = props;
  const t = useTranslations("ReviewItem");
  const messages = useTranslations("Checks.messages");
  const severities = useTranslations("Checks.severities");
  const id = useId();

  return (
    <li
      id={`s-${row.segmentId}`}
      data-segment={row.segmentId}
      className={styles["item"]}
      tabIndex={active ? 0 : -1}
      aria-labelledby={`${id}-number ${id}-source`}
      onFocus={props.onFocus}
    >
      <div className={styles["select"]}>
        <input type="checkbox" id={`${id}-select`} checked={selected} onChange={props.onToggle} />
        <label htmlFor={`${id}-select`}>
          <span className="visually-hidden">{t("select", { number: row.number })}</span>
          <span id={`${id}-number`} aria-hidden="true">
            {row.number}
          </span>
        </label>
      </div>
      <p
        className={`content ${styles["source"]}`}
        id={`${id}-source`}
        lang={htmlLang(sourceLocale)}
        dir={localeDirection(sourceLocale)}
      >
        <RunsView
          runs={row.source}
          numbers={[]}
          highlights={row.issues.flatMap(({ source: span, severity }) => (span ? [{ span, severity }] : []))}
        />
      </p>
      <div className={styles["target"]}>
        <p className="content" lang={htmlLang(target)} dir={localeDirection(target)}>
          {row.difference ? (
            <WordDifference parts={row.difference} />
          ) : (
            <RunsView
              runs={row.target}
              numbers={[]}
              highlights={row.issues.flatMap(({ target: span, severity }) => (span ? [{ span, severity }] : []))}
            />
          )}
        </p>
        {row.issues.length > 0 && (
          <ul className={styles["issues"]}>
            {row.issues.map((issue) => (
              <li key={`${issue.check} ${issue.message} ${issue.target}`} data-severity={issue.severity}>
                <strong>{severities(issue.severity)}</strong> {messages(issue.message as never, issue.values as never)}
              </li>
            ))}
          </ul>
        )}
        {row.waivers.map((waiver) => (
          <p className="meta" key={waiver.check}>
            {t("waived", { name: waiver.waivedBy, reason: waiver.reason })}
          </p>
        ))}
        <p className="meta">
          {row.difference === null ? t("neverApproved") : t("sinceApproval")}
          {row.writtenBy !== null && ` · ${row.writtenBy}`}
          {row.changed !== null && ` · ${t("machine", { changed: row.changed })}`}
        </p>
        {row.own && <p className="notice">{props.mayEdit ? t("ownAllowed") : t("own")}</p>}
        {opened === "edit" ? (
          <EditForm
            row={row}
            sourceLocale={sourceLocale}
            target={target}
            pending={pending}
            onApprove={props.onApproveEdited}
            onClose={props.onClose}
          />
        ) : opened === "return" ? (
          <ReturnForm name={row.writtenBy} pending={pending} onReturn={props.onReturn} onClose={props.onClose} />
        ) : (
          <div className="row">
            {props.mayEdit && (
              <>
                <button
                  type="button"
                  className="button"
                  aria-disabled={!props.mayApprove || pending}
                  aria-describedby={row.blocked ? `${id}-blocked` : undefined}
                  onClick={() => props.mayApprove && props.onApprove()}
                >
                  {t("approve")}
                </button>
                <button type="button" className="button quiet" onClick={() => props.onOpen("edit")}>
                  {t("edit")}
                </button>
              </>
            )}
            <button type="button" className="button quiet" onClick={() => props.onOpen("return")}>
              {t("return")}
            </button>
            {row.blocked && (
              <p className="meta" id={`${id}-blocked`}>
                {t("blocked")}
              </p>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
