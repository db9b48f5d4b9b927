"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { declineManyAction } from "./actions.ts";
import styles from "./inbox.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly locale: string;
  readonly candidates: readonly { readonly id: string; readonly sender: string }[];
};

/** Declines every suggestion that is ticked below. Ticking many at once needs scripts, ticking does not. */
export function SpamForm({ uiLocale, locale, candidates }: Props) {
  const t = useTranslations("SpamForm");
  const reasons = useTranslations("DeclineReasons");
  const [selected, setSelected] = useState<number | null>(null);
  const senders = [...new Set(candidates.map(({ sender }) => sender))]
    .map((sender) => candidates.filter((candidate) => candidate.sender === sender && sender !== ""))
    .filter((sent) => sent.length > 1 && sent.length < candidates.length);

  useEffect(() => {
    const count = () => setSelected(boxes().filter((box) => box.checked).length);
    count();
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, []);

  function tick(chosen: Props["candidates"]) {
    const ids = new Set(chosen.map(({ id }) => id));
    for (const box of boxes()) box.checked = ids.has(box.value);
    setSelected(boxes().filter((box) => box.checked).length);
  }

  return (
    <div className={styles["spam"]}>
      {selected !== null && candidates.length > 1 && (
        <div className="row">
          <button type="button" className="button" onClick={() => tick(candidates)}>
            {t("selectAll")}
          </button>
          {senders.map((sent) => (
            <button key={sent[0]?.sender} type="button" className="button" onClick={() => tick(sent)}>
              {t("selectSender", { count: sent.length })}
            </button>
          ))}
        </div>
      )}
      <ActionForm action={declineManyAction} id="spam" label={t("title")} className={styles["spamAction"] ?? ""}>
        <input type="hidden" name="uiLocale" value={uiLocale} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="reason" value="unusable" />
        <p className="meta">
          {t("reason")} {reasons("unusable")}
        </p>
        <button type="submit" className="button danger">
          {t("decline", { count: selected ?? 0 })}
        </button>
      </ActionForm>
    </div>
  );
}

/** The boxes of this form stand in the suggestions they tick. */
function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[name="correctionIds"][form="spam"]')];
}
