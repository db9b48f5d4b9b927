"use client";

import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { RecoveryOffer } from "../../../../../../_ui/autosave/recovery-offer.tsx";
import { WordDifference } from "../../../../../../_ui/word-difference.tsx";
import type { UnitSaving } from "./use-unit-saving.ts";
import type { WorkbenchCommands } from "./use-workbench.ts";
import type { WorkbenchState } from "./workbench-state.ts";

type Props = {
  readonly state: WorkbenchState;
  readonly saving: UnitSaving;
  readonly numberOf: (id: string) => number;
  readonly locale: string;
  readonly onRestore: WorkbenchCommands["recover"];
};

/** What a tab that died had not saved, sentence by sentence. */
export function RecoveredTexts({ state, saving, numberOf, locale, onRestore }: Props) {
  const t = useTranslations("Workbench");
  const { autosave } = saving;

  return autosave.recoverable.map((copied) => {
    const id = saving.idOf(copied.key);
    const known = state.rows[id];
    const text = plainText(copied.content.target);
    return (
      <RecoveryOffer
        key={`${copied.key} ${copied.tab}`}
        at={new Date(copied.at)}
        text={text}
        onRestore={() => onRestore(copied)}
        onDiscard={() => autosave.discard(copied)}
      >
        <p className="meta">{known ? t("sentence", { number: numberOf(id) }) : t("sentenceGone")}</p>
        <p className="content" lang={htmlLang(locale)} dir={localeDirection(locale)}>
          <WordDifference parts={diffWords(known ? plainText(known.row.target) : "", text, locale)} />
        </p>
      </RecoveryOffer>
    );
  });
}
