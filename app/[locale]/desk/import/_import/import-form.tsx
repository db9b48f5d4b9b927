"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, type FormEvent, useActionState, useEffect, useRef, useState } from "react";
import type { ActionResult } from "#lib/action.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { planByNames } from "#lib/imports/batch.ts";
import type { ImportedDocument } from "#lib/imports/document.ts";
import type { Side } from "#lib/imports/pairing.ts";
import { type ReadTexts, readTextsAction } from "../actions.ts";
import styles from "./import.module.css";
import { RecognisedForm } from "./recognised-form.tsx";
import { readInBrowser } from "./send.ts";
import { type Sent, TextPanel } from "./text-panel.tsx";

export type Choice = { readonly locale: string; readonly name: string };

type Props = {
  readonly uiLocale: UiLocale;
  readonly operationId: string;
  /** The newsroom's languages, that of originals first. */
  readonly choices: readonly Choice[];
};

type Shown = { readonly ok: true; readonly value: ReadTexts } | Extract<ActionResult, { ok: false }> | null;

const nothing: Sent = { file: null, text: "" };

/** Two texts on their way in: first as they are, then as they were recognised. */
export function ImportForm({ uiLocale, operationId, choices }: Props) {
  const t = useTranslations("ImportForm");
  const errors = useTranslations("Errors");
  const [acted, submit] = useActionState<ActionResult<ReadTexts> | null, FormData>(readTextsAction, null);
  const [read, setRead] = useState<Shown>(null);
  const [reading, setReading] = useState(false);
  const [sent, setSent] = useState<Record<Side, Sent>>({ source: nothing, target: nothing });
  const [over, setOver] = useState(false);
  const alert = useRef<HTMLParagraphElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown: Shown = read ?? acted;
  const [first, second] = choices;

  useEffect(() => {
    if (shown?.ok === false) alert.current?.focus();
    if (shown?.ok) heading.current?.focus();
  }, [shown]);

  /** With scripts: each file by itself, up to its own limit, and what was typed stays where it is. */
  async function readNow(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (reading) return;
    const form = new FormData(event.currentTarget);
    const locales = { sourceLocale: String(form.get("sourceLocale")), targetLocale: String(form.get("targetLocale")) };
    setReading(true);
    setRead(await readBoth(locales, sent));
    setReading(false);
  }

  function drop(event: DragEvent) {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    setOver(false);
    setSent((before) => ({ ...before, ...placeFiles(files, choices) }));
  }

  if (shown?.ok) {
    return (
      <RecognisedForm
        uiLocale={uiLocale}
        operationId={operationId}
        texts={shown.value}
        heading={heading}
        onBack={() => setRead(null)}
      />
    );
  }
  return (
    // Files may be dropped anywhere on the two panels; each has a button for them as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the file fields
    <div
      className={styles["drop"]}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <form action={submit} onSubmit={readNow} className="stack" aria-busy={reading}>
        {/* What was wrong with the file before says nothing of the one that is read now. */}
        {!reading && shown?.ok === false && (
          <p role="alert" className="alert" ref={alert} tabIndex={-1}>
            {errors(shown.code, shown.details as never)}
          </p>
        )}
        <div className={styles["panels"]}>
          <TextPanel
            side="source"
            choices={choices}
            locale={first?.locale ?? ""}
            sent={sent.source}
            onChange={(source) => setSent((before) => ({ ...before, source }))}
          />
          <TextPanel
            side="target"
            choices={choices}
            locale={second?.locale ?? first?.locale ?? ""}
            sent={sent.target}
            onChange={(target) => setSent((before) => ({ ...before, target }))}
          />
        </div>
        <div className="row">
          <button type="submit" className="button primary">
            {t("read")}
          </button>
          <p role="status" className="meta">
            {reading ? t("reading") : t("hint")}
          </p>
        </div>
      </form>
    </div>
  );
}

async function readBoth(
  locales: { readonly sourceLocale: string; readonly targetLocale: string },
  sent: Record<Side, Sent>,
): Promise<Shown> {
  const documents: (ImportedDocument | null)[] = [];
  for (const side of ["source", "target"] as const) {
    const answer = await readInBrowser(sent[side]);
    if (answer && !answer.ok) return answer;
    documents.push(answer?.value ?? null);
  }
  const [source = null, target = null] = documents;
  if (!source) return { ok: false, code: "file_empty", details: {} };
  if (locales.sourceLocale === locales.targetLocale) return { ok: false, code: "invalid_input", details: {} };
  return { ok: true, value: { ...locales, source, target } };
}

/** Which of the dropped files is which: by their names, else as they came. */
function placeFiles(files: readonly File[], [first, second]: readonly Choice[]): Partial<Record<Side, Sent>> {
  const { pairs, failures } = planByNames(
    files.map((file) => file.name),
    first?.locale ?? "",
    second?.locale ?? "",
  );
  const find = (path: string | null | undefined) => files.find((file) => file.name === path) ?? null;
  const [pair] = pairs;
  if (pairs.length === 1 && pair?.targetPath) {
    return { source: { file: find(pair.sourcePath), text: "" }, target: { file: find(pair.targetPath), text: "" } };
  }
  if (files.length === 1 && failures[0]?.code === "import_no_original")
    return { target: { file: files[0] ?? null, text: "" } };
  return {
    source: { file: files[0] ?? null, text: "" },
    ...(files[1] && { target: { file: files[1], text: "" } }),
  };
}
