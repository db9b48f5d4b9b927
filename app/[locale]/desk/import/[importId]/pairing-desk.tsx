"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { PairingWork } from "#lib/imports/cutting.ts";
import { SignedOutDialog } from "../../../../_ui/autosave/signed-out-dialog.tsx";
import { DoubtfulList } from "./doubtful-list.tsx";
import { FinishForm } from "./finish-form.tsx";
import { PairRow, type ShownSide } from "./pair-row.tsx";
import styles from "./pairing.module.css";
import { PairingBar } from "./pairing-bar.tsx";
import { findPairingCommand } from "./pairing-keys.ts";
import { PairingNotices } from "./pairing-notices.tsx";
import { usePairing } from "./use-pairing.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly importId: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly work: PairingWork;
  readonly version: number;
  /** Both texts, no sentence cut. */
  readonly source: ShownSide;
  readonly target: ShownSide;
};

/** Where an original and its translation are put together, sentence by sentence. */
export function PairingDesk({ uiLocale, person, ...begun }: Props) {
  const t = useTranslations("PairingDesk");
  const [signInPutOff, setSignInPutOff] = useState(false);
  const desk = usePairing({ ...begun, personId: person.id });
  const { state, spans, source, target, autosave, go, change, split } = desk;
  const { active } = state;
  const { pairing } = state.work;

  function press(event: KeyboardEvent) {
    if (event.target instanceof Element && event.target.closest("dialog, form")) return;
    const command = findPairingCommand(event.nativeEvent);
    if (!command) return;
    const onAction = event.target instanceof Element && event.target.closest(`.${styles["actions"]}`) !== null;
    if (command.kind === "settle" && onAction) return;
    event.preventDefault();
    switch (command.kind) {
      case "next":
        return go({ type: "nextDoubtful" });
      case "walk":
        return go({ type: "moved", by: command.by });
      case "settle":
        change({ kind: "settle", index: active });
        return go({ type: "nextDoubtful" });
      case "join":
        return change({ kind: "join", index: active });
      case "split":
        return split(active);
      case "cut":
        return desk.startCutting(active);
      case "move":
        return change({ kind: "move", index: active, side: command.side, to: command.to });
      case "missing":
        return change({ kind: "part", index: active, side: command.side });
      case "undo":
        return go({ type: "undone" });
      case "redo":
        return go({ type: "redone" });
    }
  }

  return (
    // Keys reach the rows wherever the focus is among them.
    // biome-ignore lint/a11y/noStaticElementInteractions: every command has a button as well
    <div className={styles["desk"]} onKeyDown={press}>
      <PairingBar desk={desk} onSignIn={() => setSignInPutOff(false)} />
      <PairingNotices desk={desk} />
      <DoubtfulList pairing={pairing} spans={spans} source={source} target={target} onShow={desk.show} />
      <p className={styles["hint"]}>{t("keys")}</p>
      <div className={styles["heads"]} aria-hidden="true">
        <span />
        <span>{source.name}</span>
        <span>{target.name}</span>
      </div>
      <ol className={styles["rows"]} aria-label={t("rows")}>
        {pairing.map((group, index) => {
          const span = spans[index];
          return span ? (
            <PairRow
              // A row is the sentences it begins with: it stays itself while others change.
              key={`${span.source[0]}-${span.target[0]}`}
              index={index}
              group={group}
              span={span}
              source={source}
              target={target}
              active={index === active}
              cutting={index === active && state.cutting}
              last={index === pairing.length - 1}
              onActivate={desk.activate}
              onChange={change}
              onSplit={split}
              onStartCutting={desk.startCutting}
              onStopCutting={desk.stopCutting}
              onCut={desk.cut}
            />
          ) : null;
        })}
      </ol>
      <FinishForm
        uiLocale={uiLocale}
        importId={begun.importId}
        targetLocale={target.locale}
        version={begun.version}
        saveAll={desk.saveAll}
      />
      <SignedOutDialog
        person={person}
        open={autosave.status.kind === "signed_out" && !signInPutOff}
        onSignedIn={() => autosave.queue.resume()}
        onClose={() => setSignInPutOff(true)}
      />
    </div>
  );
}
