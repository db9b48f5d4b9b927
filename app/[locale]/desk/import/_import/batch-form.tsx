"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useActionState, useId, useRef, useState } from "react";
import type { ActionResult, Failure } from "#lib/action.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { batchLimits, isStray } from "#lib/imports/batch.ts";
import { maximumDocumentBytes } from "#lib/imports/document.ts";
import { sendArchiveAction } from "../actions.ts";
import { startBatchAction } from "../batches/[batchId]/actions.ts";
import styles from "./import.module.css";
import type { Choice } from "./import-form.tsx";
import { sendFile, sendJson } from "./send.ts";

type Props = { readonly uiLocale: UiLocale; readonly choices: readonly Choice[] };

/** Many articles at once: a folder or an archive of pairs. */
export function BatchForm({ uiLocale, choices }: Props) {
  const t = useTranslations("BatchForm");
  const errors = useTranslations("Errors");
  const router = useRouter();
  const id = useId();
  const [acted, submit] = useActionState<ActionResult | null, FormData>(sendArchiveAction, null);
  const [failure, setFailure] = useState<(Failure & { path?: string }) | null>(null);
  const [sent, setSent] = useState<{ done: number; total: number } | null>(null);
  const folder = useRef<HTMLInputElement>(null);
  const shown = failure ?? (acted?.ok === false ? acted : null);
  const [first, second] = choices;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sent) return;
    const form = new FormData(event.currentTarget);
    const archive = form.get("archive");
    const files = [...(folder.current?.files ?? [])].filter((file) => !isStray(pathOf(file)));
    const locales = { sourceLocale: String(form.get("sourceLocale")), targetLocale: String(form.get("targetLocale")) };
    setFailure(null);
    const refused =
      archive instanceof File && archive.size > 0
        ? await sendArchive(locales, archive)
        : await sendFolder(locales, files);
    setSent(null);
    if (refused) setFailure(refused);
  }

  async function sendArchive(locales: object, archive: File): Promise<Failure | null> {
    setSent({ done: 0, total: 1 });
    return fill({ name: archive.name, ...locales }, (batchId) =>
      sendFile("PUT", `/api/imports/batches/${batchId}/archive`, archive, batchLimits.bytes),
    );
  }

  async function sendFolder(locales: object, files: readonly File[]): Promise<(Failure & { path?: string }) | null> {
    if (files.length === 0) return { ok: false, code: "file_empty", details: {} };
    if (files.length > batchLimits.files) {
      return { ok: false, code: "import_too_many", details: { maximum: batchLimits.files } };
    }
    const name = pathOf(files[0] as File).split("/")[0] ?? "";
    return fill({ name, ...locales }, async (batchId) => {
      for (const [done, file] of files.entries()) {
        setSent({ done, total: files.length });
        const url = `/api/imports/batches/${batchId}/files?path=${encodeURIComponent(pathOf(file))}`;
        const answer = await sendFile("PUT", url, file, maximumDocumentBytes);
        if (!answer.ok) return answer;
      }
      return { ok: true, value: null };
    });
  }

  /** Begins a batch, fills it and has it worked on; then its own page tells how far it is. */
  async function fill(
    batch: object,
    put: (batchId: string) => Promise<ActionResult<unknown>>,
  ): Promise<Failure | null> {
    const begun = await sendJson<{ batchId: string }>("/api/imports/batches", batch);
    if (!begun.ok) return begun;
    const { batchId } = begun.value;
    const filled = await put(batchId);
    if (!filled.ok) return filled;
    const form = new FormData();
    form.set("batchId", batchId);
    const started = await startBatchAction(null, form);
    if (!started.ok) return started;
    router.push(`/${uiLocale}/desk/import/batches/${batchId}`);
    return null;
  }

  return (
    <form action={submit} onSubmit={send} className="panel stack" aria-busy={sent !== null}>
      {shown && (
        <p role="alert" className="alert">
          {errors(shown.code, shown.details as never)}
        </p>
      )}
      <input type="hidden" name="uiLocale" value={uiLocale} />
      <div className={`wide ${styles["pair"]}`}>
        <div className="field">
          <label htmlFor={`${id}-source`}>{t("source")}</label>
          <select id={`${id}-source`} name="sourceLocale" className="input" defaultValue={first?.locale}>
            {choices.map(({ locale, name }) => (
              <option key={locale} value={locale}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-target`}>{t("target")}</label>
          <select id={`${id}-target`} name="targetLocale" className="input" defaultValue={second?.locale}>
            {choices.map(({ locale, name }) => (
              <option key={locale} value={locale}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className={`wide ${styles["pair"]}`}>
        <div className="field">
          <label htmlFor={`${id}-archive`}>{t("archive")}</label>
          <input
            id={`${id}-archive`}
            name="archive"
            type="file"
            accept=".zip,application/zip"
            className={styles["file"]}
          />
        </div>
        <div className={`field ${styles["scripted"]}`}>
          <label htmlFor={`${id}-folder`}>{t("folder")}</label>
          <input
            ref={folder}
            id={`${id}-folder`}
            type="file"
            multiple
            className={styles["file"]}
            {...({ webkitdirectory: "" } as object)}
          />
        </div>
      </div>
      <div className="row">
        <button type="submit" className="button">
          {t("send")}
        </button>
        <p role="status" className="meta">
          {sent ? t("sending", sent) : t("hint")}
        </p>
      </div>
    </form>
  );
}

function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}
