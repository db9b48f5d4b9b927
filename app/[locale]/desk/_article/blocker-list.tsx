import Link from "next/link";
import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { Blocker, BlockerCode } from "#lib/publishing/blockers.ts";
import styles from "./blocker-list.module.css";

type Props = {
  readonly blockers: readonly Blocker[];
  readonly sourceLocale: string;
  /** Address of the page where the sentences can be mended; their anchors are `#s-…`. */
  readonly workbench: string;
  /** Address where what is missing altogether can be given. */
  readonly remedies: Partial<Record<BlockerCode, string>>;
};

/** Sentences of one kind shown at once. */
const shown = 4;

/** What stands in the way of publication, each with the way to mend it. */
export function BlockerList({ blockers, sourceLocale, workbench, remedies }: Props) {
  const t = useTranslations("Blockers");
  const codes = [...new Set(blockers.map((blocker) => blocker.code))];
  return (
    <ul className={styles["blockers"]}>
      {codes.map((code) => {
        const same = blockers.filter((blocker) => blocker.code === code);
        const sentences = same.filter((blocker) => blocker.segmentId !== null);
        const remedy = remedies[code];
        const words = t(code, { unchanged: 0, limit: 0, ...same[0]?.values });
        const place = code === "not_reviewed" ? `${workbench}/review` : workbench;
        return (
          <li key={code}>
            <p>
              {remedy && sentences.length === 0 ? <Link href={remedy}>{words}</Link> : <strong>{words}</strong>}
              {sentences.length > 1 && <span className="meta"> {t("count", { count: sentences.length })}</span>}
            </p>
            <Sentences sentences={sentences.slice(0, shown)} sourceLocale={sourceLocale} workbench={place} />
            {sentences.length > shown && (
              <details>
                <summary>{t("more", { count: sentences.length - shown })}</summary>
                <Sentences sentences={sentences.slice(shown)} sourceLocale={sourceLocale} workbench={place} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type SentencesProps = Pick<Props, "sourceLocale" | "workbench"> & { readonly sentences: readonly Blocker[] };

function Sentences({ sentences, sourceLocale, workbench }: SentencesProps) {
  const t = useTranslations("Checks.messages");
  if (sentences.length === 0) return null;
  return (
    <ul className={styles["sentences"]}>
      {sentences.map(({ segmentId, source, issue }) => (
        <li key={`${segmentId} ${issue?.check} ${issue?.message} ${issue?.target}`}>
          <Link
            className={styles["source"]}
            href={`${workbench}#s-${segmentId}`}
            lang={htmlLang(sourceLocale)}
            dir={localeDirection(sourceLocale)}
          >
            {source}
          </Link>
          {issue && <span className={styles["issue"]}>{t(issue.message as never, issue.values as never)}</span>}
        </li>
      ))}
    </ul>
  );
}
