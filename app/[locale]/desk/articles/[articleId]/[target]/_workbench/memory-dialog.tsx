"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { LocalePair, MemoryEntry } from "#lib/memory/memory.ts";
import { FoundEntries } from "../../../../_memory/found-entries.tsx";
import { useHelpAnswer } from "./_help/use-help-answer.ts";
import styles from "./memory-dialog.module.css";

/** What is searched for, and in which language of the pair. */
export type MemoryQuestion = { readonly text: string; readonly side: "source" | "target" };

type Props = {
  /** Null: it is closed. */
  readonly question: MemoryQuestion | null;
  readonly pair: LocalePair;
  readonly sourceName: string;
  readonly targetName: string;
  readonly onClose: () => void;
};

/** Searches the memory over the workbench, for what was selected to begin with. */
export function MemoryDialog({ question, pair, sourceName, targetName, onClose }: Props) {
  const t = useTranslations("MemoryDialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<MemoryQuestion | null>(null);
  const text = useId();

  useEffect(() => {
    if (question) dialog.current?.showModal();
    else dialog.current?.close();
    setAsked(question?.text ? question : null);
  }, [question]);

  // As an action of the form, it would empty the field.
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const side = form.get("side") === "target" ? "target" : "source";
    setAsked({ text: String(form.get("text") ?? "").trim(), side });
  }

  return (
    <dialog ref={dialog} aria-labelledby="memory-title" className={styles["dialog"]} onClose={onClose}>
      <h2 id="memory-title">{t("title")}</h2>
      {question && (
        <form onSubmit={search} className={styles["form"]}>
          <div className={`field ${styles["text"]}`}>
            <label htmlFor={text}>{t("text")}</label>
            <input id={text} name="text" type="search" className="input" defaultValue={question.text} maxLength={200} />
          </div>
          <fieldset className={styles["sides"]}>
            <legend className="visually-hidden">{t("side")}</legend>
            {(["source", "target"] as const).map((side) => (
              <label key={side} className="check">
                <input type="radio" name="side" value={side} defaultChecked={question.side === side} />
                {side === "source" ? sourceName : targetName}
              </label>
            ))}
          </fieldset>
          <button type="submit" className="button primary">
            {t("search")}
          </button>
        </form>
      )}
      {asked && asked.text !== "" && <Found key={JSON.stringify(asked)} question={asked} pair={pair} />}
      <form method="dialog">
        <button type="submit" className="button">
          {t("close")}
        </button>
      </form>
    </dialog>
  );
}

function Found({ question, pair }: { readonly question: MemoryQuestion; readonly pair: LocalePair }) {
  const t = useTranslations("MemoryDialog");
  const { sourceLocale, targetLocale } = pair;
  const answer = useHelpAnswer<{ entries: MemoryEntry[]; more: boolean }>(
    `/api/memory?${new URLSearchParams({ ...question, sourceLocale, targetLocale })}`,
  );
  if (answer.kind === "asking") return <p className="meta">{t("asking")}</p>;
  if (answer.kind === "failed") return <p className="alert">{t("failed")}</p>;
  return (
    <div className={styles["found"]}>
      <FoundEntries {...answer.value} pair={pair} search={question} />
    </div>
  );
}
