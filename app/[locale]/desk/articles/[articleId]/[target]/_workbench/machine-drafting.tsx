"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Drafting, isUnderWay } from "#lib/machine/drafting.ts";
import { type ApiAnswer, askApi } from "./ask-api.ts";
import styles from "./machine-drafting.module.css";

type Props = {
  readonly articleId: string;
  readonly target: string;
  /** As the page found it. */
  readonly drafting: Drafting | null;
  /** Sentences that could be drafted. */
  readonly open: number;
  /** Drafts have come: the rows are to be read again. */
  readonly onProgress: () => void;
};

/** Milliseconds between two looks at how far it is. */
const period = 1_000;

/** Has everything drafted that nobody has begun, and says how far that is. */
export function MachineDrafting({ articleId, target, drafting, open, onProgress }: Props) {
  const t = useTranslations("MachineDrafting");
  const [current, setCurrent] = useState(drafting);
  /** What this page has begun or seen under way: only its end is worth a word. */
  const [watched, setWatched] = useState(() => isUnderWay(drafting));
  const [trouble, setTrouble] = useState<Extract<ApiAnswer<unknown>, { kind: "refused" | "unreachable" }> | null>(null);
  const latest = useRef(onProgress);
  latest.current = onProgress;
  const url = `/api/articles/${articleId}/${encodeURIComponent(target)}/drafting`;
  const running = isUnderWay(current);

  const take = useCallback((answer: ApiAnswer<Drafting | null>) => {
    if (answer.kind !== "answered") return setTrouble(answer);
    setTrouble(null);
    setCurrent((before) => {
      const after = answer.value;
      if (before?.done !== after?.done || before?.status !== after?.status) queueMicrotask(() => latest.current());
      return after;
    });
  }, []);

  useEffect(() => {
    if (!running) return;
    const controller = new AbortController();
    const timer = setInterval(async () => {
      const answer = await askApi<Drafting | null>("GET", url, controller.signal);
      // A look that fails is followed by another one.
      if (!controller.signal.aborted && answer.kind === "answered") take(answer);
    }, period);
    return () => {
      controller.abort();
      clearInterval(timer);
    };
  }, [running, url, take]);

  async function send(method: "POST" | "DELETE") {
    setWatched(true);
    take(await askApi<Drafting | null>(method, url, AbortSignal.timeout(20_000)));
  }

  return (
    <div className={styles["drafting"]}>
      {running ? (
        <>
          <progress
            className={styles["bar"]}
            aria-label={t("label")}
            {...(current.total === null ? {} : { max: current.total, value: current.done })}
          />
          <span className={styles["words"]}>
            {current.total === null ? t("starting") : t("progress", { done: current.done, total: current.total })}
          </span>
          <button
            type="button"
            className="button quiet"
            onClick={() => void send("DELETE")}
            aria-disabled={current.stopping}
          >
            {current.stopping ? t("stopping") : t("stop")}
          </button>
        </>
      ) : (
        open > 0 && (
          <button type="button" className="button" onClick={() => void send("POST")}>
            {t("start", { count: open })}
          </button>
        )
      )}
      <p role="status" className={styles["words"]}>
        {trouble ? <Trouble trouble={trouble} /> : watched && current && !running && <Outcome drafting={current} />}
      </p>
    </div>
  );
}

/** What became of it, once it has ended. */
function Outcome({ drafting }: { readonly drafting: Drafting }) {
  const t = useTranslations("MachineDrafting");
  const failures = useTranslations("MachineFailure");
  const { status, result } = drafting;
  if (status === "cancelled") return t("stopped");
  if (result === null) return t("failed");
  const { drafted, skipped, reason } = result;
  return (
    <>
      {reason !== null && <>{failures(reason, { seconds: result.seconds ?? 0 })} </>}
      {t("done", { drafted })}
      {skipped > 0 && <> {t("skipped", { skipped })}</>}
    </>
  );
}

function Trouble({ trouble }: { readonly trouble: Extract<ApiAnswer<unknown>, { kind: "refused" | "unreachable" }> }) {
  const t = useTranslations("MachineDrafting");
  const errors = useTranslations("Errors");
  return trouble.kind === "refused" ? errors(trouble.code, trouble.details as never) : t("unreachable");
}
