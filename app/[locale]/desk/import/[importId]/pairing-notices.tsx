"use client";

import { useTranslations } from "next-intl";
import { RecoveryOffer } from "../../../../_ui/autosave/recovery-offer.tsx";
import type { usePairing } from "./use-pairing.ts";

type Props = {
  readonly desk: Pick<ReturnType<typeof usePairing>, "autosave" | "conflict" | "keepMine" | "replace" | "takeTheirs">;
};

/** What somebody else has saved meanwhile, and what this device has kept. */
export function PairingNotices({ desk: { autosave, conflict, keepMine, replace, takeTheirs } }: Props) {
  const t = useTranslations("PairingDesk");

  return (
    <>
      {conflict && (
        <div className="alert stack" role="alert">
          <p>{t("conflictTitle")}</p>
          <div className="row">
            <button type="button" className="button" onClick={takeTheirs}>
              {t("theirs")}
            </button>
            <button type="button" className="button" onClick={keepMine}>
              {t("mine")}
            </button>
          </div>
        </div>
      )}
      {autosave.recoverable.map((copied) => (
        <RecoveryOffer
          key={copied.tab}
          at={new Date(copied.at)}
          text=""
          onRestore={() => {
            autosave.recover(copied);
            replace(copied.content);
          }}
          onDiscard={() => autosave.discard(copied)}
        >
          <p>{t("recovered")}</p>
        </RecoveryOffer>
      ))}
    </>
  );
}
