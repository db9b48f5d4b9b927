"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import styles from "./keys-dialog.module.css";
import { useMac } from "./use-mac.ts";

type Props = { readonly open: boolean; readonly onClose: () => void };

const rows = [
  ["confirm", ["Ctrl", "Enter"]],
  ["confirmUntranslated", ["Ctrl", "Shift", "Enter"]],
  ["previous", ["Ctrl", "↑"]],
  ["next", ["Ctrl", "↓"]],
  ["copySource", ["Alt", "0"]],
  ["insert", ["Alt", "1…9"]],
  ["placeMark", ["Alt", "Shift", "1…9"]],
  ["fix", ["Alt", "F"]],
  ["searchMemory", ["Alt", "K"]],
  ["repair", ["Alt", "N"]],
  ["proposeTerm", ["Alt", "G"]],
  ["toggleHelp", ["Alt", "P"]],
  ["showKeys", ["Alt", "H"]],
  ["leave", ["Esc"]],
] as const;

/** All keys of the workbench. */
export function KeysDialog({ open, onClose }: Props) {
  const t = useTranslations("KeysDialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const mac = useMac();

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog ref={dialog} aria-labelledby="keys-title" className={styles["dialog"]} onClose={onClose}>
      <h2 id="keys-title">{t("title")}</h2>
      <dl className={styles["keys"]}>
        {rows.map(([command, keys]) => (
          <div key={command}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === "Ctrl" && mac ? "⌘" : key === "Alt" && mac ? "⌥" : key}</kbd>
              ))}
            </dt>
            <dd>{t(command)}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t("inputMethods")}</p>
      <form method="dialog">
        <button type="submit" className="button">
          {t("close")}
        </button>
      </form>
    </dialog>
  );
}
