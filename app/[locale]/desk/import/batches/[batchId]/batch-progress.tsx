"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Batch } from "#lib/imports/queries.ts";
import styles from "./batch.module.css";

type Progress = Pick<Batch, "waiting" | "done" | "failed" | "planned" | "job">;
type Props = { readonly batchId: string; readonly batch: Progress };

/** How far a batch is, looked up every second while it goes on. */
export function BatchProgress({ batchId, batch: begun }: Props) {
  const t = useTranslations("BatchProgress");
  const errors = useTranslations("Errors");
  const router = useRouter();
  const [batch, setBatch] = useState(begun);
  const shown = useRef(begun);
  const { waiting, done, failed, planned, job } = batch;
  const total = waiting + done + failed;
  const going = job?.status === "waiting" || job?.status === "running";

  useEffect(() => {
    if (!going) return;
    const timer = setInterval(async () => {
      const response = await fetch(`/api/imports/batches/${batchId}`, { cache: "no-store" }).catch(() => null);
      const answer = response?.ok ? ((await response.json()) as { ok: true; value: Progress }) : null;
      if (!answer) return;
      setBatch(answer.value);
      // The report below is read again when there is something new to see, and at the end.
      const news = answer.value.done + answer.value.failed - shown.current.done - shown.current.failed;
      if (news >= 20 || answer.value.job?.status !== shown.current.job?.status) {
        shown.current = answer.value;
        router.refresh();
      }
    }, 1_000);
    return () => clearInterval(timer);
  }, [going, batchId, router]);

  const state = () => {
    if (!job) return "";
    if (job.status === "failed")
      return t("jobFailed", { reason: errors(job.failure?.code ?? "job_failed", job.failure?.details as never) });
    if (job.stopping) return t("stopping");
    return job.status === "running" && !planned ? t("planning") : t(job.status);
  };

  return (
    <div className={styles["progress"]}>
      <p className={styles["words"]} role="status">
        <strong>{t("progress", { done, total })}</strong>
        {failed > 0 && <span className={styles["failed"]}>{t("failed", { count: failed })}</span>}
        <span className="meta">{state()}</span>
      </p>
      <progress max={Math.max(total, 1)} value={done + failed} aria-label={t("progress", { done, total })} />
    </div>
  );
}
