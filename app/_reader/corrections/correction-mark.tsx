import "./corrections.css";
import { useFormatter, useTranslations } from "next-intl";
import { isPubliclyMarked } from "#lib/corrections/correction.ts";
import type { PublicCorrection } from "#lib/corrections/queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import type { ReadingUnit } from "#lib/publishing/reading.ts";
import { CorrectedLine, CorrectionChange, CorrectionCredit } from "./public-note.tsx";

type MarkProps = {
  readonly uiLocale: UiLocale;
  readonly unit: ReadingUnit;
  /** Of the translation, newest first. */
  readonly corrections: readonly PublicCorrection[];
};

/**
 * The dagger after a sentence whose meaning or facts were corrected; nothing
 * after any other. Opens `CorrectionNotes`; where a browser knows no popover it
 * leads to the list at the foot.
 */
export function CorrectionMark({ uiLocale, unit, corrections }: MarkProps) {
  const t = useTranslations("CorrectionMark");
  const format = useFormatter();
  const [latest] = markedIn(unit, corrections);
  if (!latest) return null;
  const name = t("name", { date: format.dateTime(latest.publishedAt, { dateStyle: "medium" }) });
  return (
    <span className="correction-mark" lang={htmlLang(uiLocale)} dir="ltr">
      <button type="button" popoverTarget={noteId(unit)} aria-label={name}>
        †
      </button>
      <a href={`#correction-${latest.number}`} aria-label={name}>
        †
      </a>
    </span>
  );
}

type NotesProps = Omit<MarkProps, "unit"> & {
  readonly units: readonly ReadingUnit[];
  /** Where the translation's history is; null where there is none to show. */
  readonly historyPath: string | null;
};

/** What the daggers open: stands once, outside of the text. */
export function CorrectionNotes({ uiLocale, units, corrections, historyPath }: NotesProps) {
  const t = useTranslations("CorrectionMark");
  return units.map((unit) => {
    const marked = markedIn(unit, corrections);
    if (marked.length === 0) return null;
    return (
      <div key={unit.id} popover="auto" id={noteId(unit)} className="popover correction-note" lang={htmlLang(uiLocale)}>
        {marked.map((correction) => (
          <div key={correction.number}>
            <p className="when">
              <CorrectedLine correction={correction} />
            </p>
            <CorrectionChange correction={correction} />
            <CorrectionCredit correction={correction} />
          </div>
        ))}
        <p className="meta links">
          <a href="#corrections">{t("all")}</a>
          {historyPath !== null && <a href={historyPath}>{t("history")}</a>}
        </p>
      </div>
    );
  });
}

function markedIn(unit: ReadingUnit, corrections: readonly PublicCorrection[]): PublicCorrection[] {
  const ids = new Set([unit.id, ...unit.otherIds, ...unit.target.map(({ id }) => id)]);
  return corrections.filter(({ segmentId, class: kind }) => ids.has(segmentId) && isPubliclyMarked(kind));
}

function noteId(unit: ReadingUnit): string {
  return `correction-note-${unit.id}`;
}
