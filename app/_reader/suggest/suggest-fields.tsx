import { type CorrectionReason, correctionLimits } from "#lib/corrections/correction.ts";
import styles from "./suggest-form.module.css";

export type SuggestFieldStrings = {
  readonly reason: string;
  readonly reasons: readonly (readonly [CorrectionReason, string])[];
  readonly more: string;
  readonly note: string;
  readonly noteHint: string;
  readonly evidence: string;
  readonly evidenceHint: string;
  readonly credit: string;
  readonly creditName: string;
  readonly creditHint: string;
  readonly email: string;
  readonly emailHint: string;
  readonly remembered: string;
  readonly leave: string;
};

export type SuggestFieldValues = {
  readonly reason?: string;
  readonly note?: string;
  readonly evidenceUrl?: string;
  readonly creditName?: string;
  readonly email?: string;
};

type Props = {
  readonly id: string;
  readonly strings: SuggestFieldStrings;
  readonly defaults: SuggestFieldValues;
};

/** Everything a reader may say beside the text itself. Nothing of it has to be touched. */
export function SuggestFields({ id, strings, defaults }: Props) {
  return (
    <>
      <fieldset className={styles["reasons"]}>
        <legend className={styles["label"]}>{strings.reason}</legend>
        {strings.reasons.map(([reason, label]) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} defaultChecked={reason === (defaults.reason || "other")} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <details className={styles["more"]} open={Boolean(defaults.note || defaults.evidenceUrl)}>
        <summary>{strings.more}</summary>
        <div className={styles["fields"]}>
          <div className="field">
            <label htmlFor={`${id}-note`}>{strings.note}</label>
            <textarea
              className="input"
              id={`${id}-note`}
              name="note"
              rows={2}
              maxLength={correctionLimits.note}
              defaultValue={defaults.note}
              aria-describedby={`${id}-note-hint`}
            />
            <p className="hint" id={`${id}-note-hint`}>
              {strings.noteHint}
            </p>
          </div>
          <div className="field">
            <label htmlFor={`${id}-evidence`}>{strings.evidence}</label>
            <input
              className="input"
              id={`${id}-evidence`}
              name="evidenceUrl"
              type="url"
              inputMode="url"
              maxLength={correctionLimits.evidenceUrl}
              defaultValue={defaults.evidenceUrl}
              aria-describedby={`${id}-evidence-hint`}
            />
            <p className="hint" id={`${id}-evidence-hint`}>
              {strings.evidenceHint}
            </p>
          </div>
        </div>
      </details>
      <details className={styles["more"]}>
        <summary>{strings.credit}</summary>
        <div className={styles["fields"]}>
          <div className="field">
            <label htmlFor={`${id}-name`}>{strings.creditName}</label>
            <input
              className="input"
              id={`${id}-name`}
              name="creditName"
              autoComplete="name"
              maxLength={correctionLimits.creditName}
              defaultValue={defaults.creditName}
              aria-describedby={`${id}-name-hint`}
            />
            <p className="hint" id={`${id}-name-hint`}>
              {strings.creditHint}
            </p>
          </div>
          <div className="field">
            <label htmlFor={`${id}-email`}>{strings.email}</label>
            <input
              className="input"
              id={`${id}-email`}
              name="email"
              type="email"
              autoComplete="email"
              maxLength={correctionLimits.email}
              defaultValue={defaults.email}
              aria-describedby={`${id}-email-hint`}
            />
            <p className="hint" id={`${id}-email-hint`}>
              {strings.emailHint} {strings.remembered}
            </p>
          </div>
        </div>
      </details>
      <p className="visually-hidden" aria-hidden="true">
        <label>
          {strings.leave}
          <input name="company" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
    </>
  );
}
