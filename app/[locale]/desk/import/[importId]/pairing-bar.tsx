"use client";

import { useTranslations } from "next-intl";
import { isDoubtful } from "#lib/imports/pairing.ts";
import { SaveStatus } from "../../../../_ui/autosave/save-status.tsx";
import styles from "./pairing.module.css";
import type { usePairing } from "./use-pairing.ts";

type Props = {
  readonly desk: Pick<ReturnType<typeof usePairing>, "state" | "autosave" | "go">;
  readonly onSignIn: () => void;
};

/** How much is left to look at, steps back and forth, and whether all is saved. Stays in sight. */
export function PairingBar({ desk: { state, autosave, go }, onSignIn }: Props) {
  const t = useTranslations("PairingDesk");
  const { pairing } = state.work;
  const doubtful = pairing.filter(isDoubtful).length;
  const missing = pairing.reduce((sum, group) => sum + (group.target === 0 ? group.source : 0), 0);
  const extra = pairing.reduce((sum, group) => sum + (group.source === 0 ? group.target : 0), 0);

  return (
    <div className={styles["bar"]}>
      <ul className={styles["counts"]}>
        <li data-doubtful={doubtful > 0 || undefined}>{t("doubtful", { count: doubtful })}</li>
        {missing > 0 && <li>{t("missing", { count: missing })}</li>}
        {extra > 0 && <li>{t("extra", { count: extra })}</li>}
      </ul>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={doubtful === 0}
          onClick={() => go({ type: "nextDoubtful" })}
          aria-keyshortcuts="N"
        >
          {t("next")}
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={state.past.length === 0}
          onClick={() => go({ type: "undone" })}
        >
          {t("undo")}
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={state.future.length === 0}
          onClick={() => go({ type: "redone" })}
        >
          {t("redo")}
        </button>
        <SaveStatus
          status={autosave.status}
          keeping={autosave.keeping}
          onRetry={() => autosave.queue.retry()}
          onSignIn={onSignIn}
        />
      </div>
    </div>
  );
}
