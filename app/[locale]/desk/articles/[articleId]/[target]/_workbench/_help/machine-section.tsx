"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { DraftOutcome } from "#lib/machine/draft.ts";
import { plainText } from "#lib/text/runs.ts";
import { type ApiAnswer, askApi } from "../ask-api.ts";
import { useMac } from "../use-mac.ts";
import { helpKeys } from "./help.ts";
import { useHelp, useMachineOffered } from "./help-context.ts";
import styles from "./help-panel.module.css";
import { HelpSection } from "./help-section.tsx";
import { InsertButton } from "./insert-button.tsx";

/** A machine's draft of the sentence, where the newsroom has a service: asked for by key, never by itself. */
export function MachineSection() {
  const { canWrite } = useHelp();
  return useMachineOffered() && canWrite ? <MachineDraft /> : null;
}

const [digit] = helpKeys.machine;

type State = { readonly kind: "idle" | "asking" } | ApiAnswer<DraftOutcome>;

/** Drafts of this page's sentences: who comes back to one need not pay for it again. */
const known = new Map<string, State>();

function MachineDraft() {
  const t = useTranslations("MachineSection");
  const { sentence, insert, offer } = useHelp();
  const { articleId, segmentId, source, targetLocale } = sentence;
  const key = `${articleId} ${targetLocale} ${segmentId} ${source}`;
  const [state, setState] = useState<State>(() => known.get(key) ?? { kind: "idle" });
  const left = useRef(new AbortController());
  const mac = useMac();

  useEffect(() => {
    left.current = new AbortController();
    return () => left.current.abort();
  }, []);

  const ask = useCallback(async () => {
    const { signal } = left.current;
    setState({ kind: "asking" });
    const unit = `/api/articles/${articleId}/${encodeURIComponent(targetLocale)}/units/${encodeURIComponent(segmentId)}`;
    const answer = await askApi<DraftOutcome>("POST", `${unit}/draft`, signal);
    if (signal.aborted) return;
    setState(answer);
    if (answer.kind !== "answered" || answer.value.kind !== "draft") return;
    known.set(key, answer);
    insert({ kind: "whole", target: answer.value.target, origin: "machine", whenEmpty: true });
  }, [articleId, segmentId, targetLocale, key, insert]);

  const draft = state.kind === "answered" && state.value.kind === "draft" ? state.value.target : null;
  const busy = state.kind === "asking";

  useEffect(() => {
    if (!busy && draft === null) return offer(digit, { kind: "act", act: () => void ask() });
  }, [busy, draft, ask, offer]);

  return (
    <HelpSection title={t("title")} busy={busy}>
      {draft === null ? (
        <div>
          <button
            type="button"
            className={`button ${styles["insert"]}`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => !busy && void ask()}
            aria-disabled={busy}
            aria-keyshortcuts={`Alt+${digit}`}
          >
            {busy ? t("asking") : t("ask")}
            <span className={styles["key"]} aria-hidden="true">
              {mac ? "⌥" : "Alt"} {digit}
            </span>
          </button>
        </div>
      ) : (
        <>
          <p className="content" lang={htmlLang(targetLocale)} dir={localeDirection(targetLocale)}>
            {plainText(draft)}
          </p>
          <div>
            <InsertButton
              digit={digit}
              insertion={{ kind: "whole", target: draft, origin: "machine" }}
              name={t("draft")}
            />
          </div>
        </>
      )}
      <p role="status" className={styles["said"]}>
        <Failure state={state} />
      </p>
    </HelpSection>
  );
}

function Failure({ state }: { readonly state: State }) {
  const t = useTranslations("MachineSection");
  const errors = useTranslations("Errors");
  const failures = useTranslations("MachineFailure");
  if (state.kind === "refused") return errors(state.code, state.details as never);
  if (state.kind === "unreachable") return t("unreachable");
  if (state.kind !== "answered" || state.value.kind !== "failed") return null;
  return failures(state.value.reason, { seconds: state.value.seconds ?? 0 });
}
