import { useTranslations } from "next-intl";
import { classOfReason, correctionClasses, declineReasons } from "#lib/corrections/correction.ts";
import type { PendingCorrection } from "#lib/corrections/inbox.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { keepMarks } from "#lib/text/kept-marks.ts";
import { encodeTokens } from "#lib/text/marks.ts";
import { plainText } from "#lib/text/runs.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { acceptAction, acceptWithEditsAction, declineAction, supersedeAction } from "./actions.ts";
import { EditedText } from "./edited-text.tsx";
import styles from "./inbox.module.css";

type Props = { readonly uiLocale: UiLocale; readonly proposal: PendingCorrection };

/** As the reader wrote it. */
export function AcceptForm({ uiLocale, proposal }: Props) {
  const t = useTranslations("ProposalCard");
  return (
    <ActionForm action={acceptAction} className={styles["accept"] ?? ""}>
      <Named uiLocale={uiLocale} proposal={proposal} />
      <ClassField proposal={proposal} part="accept" />
      <button type="submit" className="button primary" data-part="accept">
        {t("accept")}
      </button>
    </ActionForm>
  );
}

/** In the reviewer's words; the reader keeps the credit. */
export function EditForm({ uiLocale, proposal }: Props) {
  const t = useTranslations("ProposalCard");
  const { id, source, target, proposed, locale, sourceLocale, version } = proposal;
  return (
    <details data-part="edit" className={styles["part"]}>
      <summary>{t("edit")}</summary>
      <ActionForm action={acceptWithEditsAction} className="stack">
        <Named uiLocale={uiLocale} proposal={proposal} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="source" value={plainText(source)} />
        <EditedText
          id={`text-${id}`}
          label={t("text")}
          tokensHint={t("tokens")}
          text={encodeTokens(keepMarks(target, proposed, locale).runs, source)}
          source={source}
          shown={keepMarks(target, proposed, locale).runs}
          before={plainText(proposal.published ?? proposal.base)}
          locale={locale}
          sourceLocale={sourceLocale}
        />
        <ClassField proposal={proposal} part="edit" />
        <button type="submit" className="button primary">
          {t("acceptEdits")}
        </button>
      </ActionForm>
    </details>
  );
}

/** Never without a reason: the reader reads it. */
export function DeclineForm({ uiLocale, proposal }: Props) {
  const t = useTranslations("ProposalCard");
  const reasons = useTranslations("DeclineReasons");
  const id = `words-${proposal.id}`;
  return (
    <details data-part="decline" className={styles["part"]}>
      <summary>{t("decline")}</summary>
      <ActionForm action={declineAction} className="stack">
        <Named uiLocale={uiLocale} proposal={proposal} />
        <fieldset className={styles["reasons"]}>
          <legend className="label">{t("declineReason")}</legend>
          {declineReasons.map((reason) => (
            <label key={reason} className="check">
              <input type="radio" name="reason" value={reason} />
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
          <textarea className="input" id={id} name="words" rows={2} maxLength={1_000} aria-describedby={`${id}-hint`} />
          <p className="hint" id={`${id}-hint`}>
            {t("wordsHint")}
          </p>
        </div>
        <button type="submit" className="button danger">
          {t("declineSend")}
        </button>
      </ActionForm>
    </details>
  );
}

/** For a sentence that was rewritten for another reason. */
export function CloseForm({ uiLocale, proposal }: Props) {
  const t = useTranslations("ProposalCard");
  return (
    <ActionForm action={supersedeAction}>
      <Named uiLocale={uiLocale} proposal={proposal} />
      <button type="submit" className="button">
        {t("close")}
      </button>
    </ActionForm>
  );
}

function Named({ uiLocale, proposal }: Props) {
  return (
    <>
      <input type="hidden" name="uiLocale" value={uiLocale} />
      <input type="hidden" name="locale" value={proposal.locale} />
      <input type="hidden" name="correctionId" value={proposal.id} />
    </>
  );
}

function ClassField({ proposal, part }: { readonly proposal: PendingCorrection; readonly part: string }) {
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
        defaultValue={classOfReason(proposal.reason)}
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
