import { getTranslations } from "next-intl/server";
import type { UiLocale } from "#lib/i18n/routing.ts";

/** Everything the island says in the interface's language. `{number}` and `{count}` are left for it to fill. */
export type ReaderStrings = {
  readonly sentence: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly peek: string;
  readonly compare: string;
  readonly suggest: string;
  readonly history: string;
  readonly close: string;
  readonly keys: string;
  readonly entered: string;
  readonly characterKeys: string;
  readonly done: string;
  readonly rows: readonly (readonly [keys: string, action: string])[];
};

export async function readerStrings(uiLocale: UiLocale): Promise<ReaderStrings> {
  const t = await getTranslations({ locale: uiLocale, namespace: "ReaderIsland" });
  const keyed = [
    ["j ↓", "next"],
    ["k ↑", "previous"],
    ["J K", "blocks"],
    ["n p", "marked"],
    ["1 – 4", "views"],
    ["e Enter", "suggest"],
    ["c", "copy"],
    ["o", "peek"],
    ["h", "history"],
    ["?", "keys"],
    ["Esc", "leave"],
  ] as const;
  return {
    sentence: t("sentence", { number: "{number}", count: "{count}" }),
    copy: t("copy"),
    copied: t("copied"),
    notCopied: t("notCopied"),
    peek: t("peek"),
    compare: t("compare"),
    suggest: t("suggest"),
    history: t("history"),
    close: t("close"),
    keys: t("keys"),
    entered: t("entered"),
    characterKeys: t("characterKeys"),
    done: t("done"),
    rows: keyed.map(([keys, action]) => [keys, t(`actions.${action}`)] as const),
  };
}
