import { useTranslations } from "next-intl";
import type { TermEntry } from "#lib/glossary/desk-queries.ts";
import styles from "./term.module.css";

/** What a term is, whatever the language it is said in. */
export function TermFacts({ term }: { readonly term: TermEntry }) {
  const t = useTranslations("TermPage");
  const kinds = useTranslations("Terms.kinds");
  const parts = useTranslations("Terms.partsOfSpeech");
  const { kind, partOfSpeech, pinyin, domain, sense, note, source } = term;
  const line = [kinds(kind), partOfSpeech === "" ? "" : parts(partOfSpeech), domain, sense].filter(Boolean);
  return (
    <div className={styles["facts"]}>
      <p className="meta">
        {pinyin !== "" && <span lang="zh-Latn-pinyin">{pinyin} · </span>}
        {line.join(" · ")}
      </p>
      {note !== "" && <p>{note}</p>}
      {source !== "" && <p className="meta">{t("source", { source })}</p>}
    </div>
  );
}
