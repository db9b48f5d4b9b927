"use client";

import { useTranslations } from "next-intl";
import { classOfReason, correctionClasses, declineReasons } from "#lib/corrections/correction.ts";
import { keepMarks } from "#lib/text/kept-marks.ts";
import { encodeTokens } from "#lib/text/marks.ts";
import { plainText } from "#lib/text/runs.ts";
import { acceptAction, acceptWithEditsAction, declineAction, supersedeAction } from "./actions.ts";
import { type Decided, DecisionForm, type Refused } from "./decision-form.tsx";
import { EditedText } from "./edited-text.tsx";
import styles from "./inbox.module.css";

/** As the reader wrote it. */
export function AcceptForm({ uiLocale, proposal }: Decided) {
  const t = useTranslations("ProposalCard");
  return (
    <DecisionForm uiLocale={uiLocale} proposal={proposal} action={acceptAction} className={styles["accept"]}>
      {(refused) => (
        <>
          <ClassField proposal={proposal} refused={refused} part="accept" />
          <button type="submit" className="button primary" data-part="accept">
            {t("accept")}
          </button>
        </>
      )}
    </DecisionForm>
  );
}

/** In the reviewer's words; the reader keeps the credit. */
export function EditForm({ uiLocale, proposal }: Decided) {
  const t = useTranslations("ProposalCard");
  const { id, source, target, proposed, locale, sourceLocale, terms, severities, version } = proposal;
  const shown = keepMarks(target, proposed, locale).runs;
  return (
    <DecisionForm
      uiLocale={uiLocale}
      proposal={proposal}
      action={acceptWithEditsAction}
      className="stack"
      folded={{ part: "edit", summary: t("edit") }}
    >
      {(refused) => (
        <>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="source" value={plainText(source)} />
          <EditedText
            id={`text-${id}`}
            label={t("text")}
            tokensHint={t("tokens")}
            text={refused?.typed["text"] ?? encodeTokens(shown, source)}
            source={source}
            shown={shown}
            before={plainText(proposal.published ?? proposal.base)}
            locale={locale}
            sourceLocale={sourceLocale}
            terms={terms}
            severities={severities}
          />
          <ClassField proposal={proposal} refused={refused} part="edit" />
          <button type="submit" className="button primary">
            {t("acceptEdits")}
          </button>
        </>
      )}
    </DecisionForm>
  );
}

/** Never without a reason: the reader reads it. */
export function DeclineForm({ uiLocale, proposal }: Decided) {
  const t = useTranslations("ProposalCard");
  const reasons = useTranslations("DeclineReasons");
  const id = `words-${proposal.id}`;
  return (
    <DecisionForm
      uiLocale={uiLocale}
      proposal={proposal}
      action={declineAction}
      className="stack"
      folded={{ part: "decline", summary: t("decline") }}
    >
      {(refused) => (
        <>
          <fieldset className={styles["reasons"]}>
            <legend className="label">{t("declineReason")}</legend>
            {declineReasons.map((reason) => (
              <label key={reason} className="check">
                <input type="radio" name="reason" value={reason} defaultChecked={refused?.typed["reason"] === reason} />
                {reasons(reason)}
              </label>
            ))}
            <label className="check">
              <input type="radio" name="reason" value="" />
              {t("own_words")}
            </label>
          </fieldset>
          <div className="field">
            <label htmlFor={id}>{t("words")}</label>
            <textarea
              className="input"
              id={id}
              name="words"
              rows={2}
              maxLength={1_000}
              defaultValue={refused?.typed["words"]}
              aria-describedby={`${id}-hint`}
            />
            <p className="hint" id={`${id}-hint`}>
              {t("wordsHint")}
            </p>
          </div>
          <button type="submit" className="button danger">
            {t("declineSend")}
          </button>
        </>
      )}
    </DecisionForm>
  );
}

/** For a sentence that was rewritten for another reason. */
export function CloseForm({ uiLocale, proposal }: Decided) {
  const t = useTranslations("ProposalCard");
  return (
    <DecisionForm uiLocale={uiLocale} proposal={proposal} action={supersedeAction}>
      {() => (
        <button type="submit" className="button">
          {t("close")}
        </button>
      )}
    </DecisionForm>
  );
}

type ClassProps = Pick<Decided, "proposal"> & { readonly refused: Refused | null; readonly part: string };

function ClassField({ proposal, refused, part }: ClassProps) {
  const t = useTranslations("ProposalCard");
  const classes = useTranslations("CorrectionClasses");
  const id = `class-${part}-${proposal.id}`;
  return (
    <div className={styles["class"]}>
      <label htmlFor={id}>{t("class")}</label>
      <select
        className="input"
        id={id}
        name="class"
        defaultValue={refused?.typed["class"] || classOfReason(proposal.reason)}
        aria-describedby={`${id}-hint`}
      >
        {correctionClasses.map((kind) => (
          <option key={kind} value={kind}>
            {classes(kind)}
          </option>
        ))}
      </select>
      <span className="meta" id={`${id}-hint`}>
        {t("classHint")}
      </span>
    </div>
  );
}
