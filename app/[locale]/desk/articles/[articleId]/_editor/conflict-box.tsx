"use client";

import { useTranslations } from "next-intl";
import type { SourceDocument } from "#lib/articles/article.ts";
import { mergeBlocks } from "#lib/articles/merging.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { plainText } from "#lib/text/runs.ts";
import styles from "./conflict-box.module.css";
import { TextDifference } from "./text-difference.tsx";

type Props = {
  readonly id: string;
  readonly base: readonly DraftBlock[];
  readonly theirs: SourceDocument;
  /** As it stands in the editor. */
  readonly mine: readonly DraftBlock[];
  /** Id of the person who reads this. */
  readonly person: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onEdit: () => void;
};

/** Two people changed the same paragraphs: both texts, paragraph by paragraph, and a choice. Nothing has to be reloaded, and nothing is lost. */
export function ConflictBox({ id, base, theirs, mine, person, onKeepMine, onTakeTheirs, onEdit }: Props) {
  const t = useTranslations("SourceConflict");
  const locale = theirs.sourceLocale;
  const { disputed, foreign } = mergeBlocks({ base, theirs: theirs.blocks, mine }, "mine", locale);
  const name = theirs.savedBy && theirs.savedBy.id !== person ? theirs.savedBy.name : "";
  const who = theirs.savedBy?.id === person ? "you" : "other";

  const show = (side: readonly DraftBlock[], blockId: string) => (
    <dd lang={htmlLang(locale)} dir={localeDirection(locale)}>
      <TextDifference
        before={textOf(base, blockId)}
        after={textOf(side, blockId)}
        locale={locale}
        gone={t("removed")}
      />
    </dd>
  );

  return (
    <section id={id} className={styles["box"]} aria-label={t("title")} tabIndex={-1}>
      <h2>{t("title")}</h2>
      <p role="alert">{t("explanation", { who, name })}</p>
      {disputed.map((blockId) => (
        <dl key={blockId} className={styles["block"]}>
          <dt>{t("theirs", { who, name })}</dt>
          {show(theirs.blocks, blockId)}
          <dt>{t("mine")}</dt>
          {show(mine, blockId)}
        </dl>
      ))}
      {foreign.length > 0 && <p className="meta">{t("others", { count: foreign.length })}</p>}
      <div className="row">
        <button type="button" className="button" onClick={onKeepMine}>
          {t("keepMine")}
        </button>
        <button type="button" className="button" onClick={onTakeTheirs}>
          {t("takeTheirs", { who, name })}
        </button>
        <button type="button" className="button quiet" onClick={onEdit}>
          {t("edit")}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => void navigator.clipboard.writeText(mine.map((block) => plainText(block.runs)).join("\n\n"))}
        >
          {t("copyMine")}
        </button>
      </div>
    </section>
  );
}

function textOf(blocks: readonly DraftBlock[], id: string): string | null {
  const block = blocks.find((one) => one.id === id);
  return block ? plainText(block.runs) : null;
}
