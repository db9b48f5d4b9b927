import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { SegmentChange } from "#lib/publishing/content.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../../_ui/word-difference.tsx";
import styles from "./change-list.module.css";

type Props = {
  readonly changes: readonly SegmentChange[];
  readonly locale: string;
  readonly open: boolean;
  /** Said of what readers will see, or of two texts somebody compares. */
  readonly kind: "published" | "compared";
};

/** Sentence by sentence what a reader would find changed. */
export function ChangeList({ changes, locale, open, kind }: Props) {
  const t = useTranslations("ChangeList");
  if (changes.length === 0) return <p className="meta">{t(`${kind}.none`)}</p>;
  return (
    <details className={styles["changes"]} open={open}>
      <summary>{t(`${kind}.count`, { count: changes.length })}</summary>
      <ol lang={htmlLang(locale)} dir={localeDirection(locale)}>
        {changes.map(({ segmentId, before, after }) => (
          <li key={segmentId} className="content">
            <WordDifference parts={diffWords(before ?? "", after ?? "", locale)} />
          </li>
        ))}
      </ol>
    </details>
  );
}
