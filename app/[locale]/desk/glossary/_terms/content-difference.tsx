import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TermContent, TermDetails } from "#lib/glossary/entry.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../../../_ui/word-difference.tsx";
import styles from "./content-difference.module.css";
import { Renderings } from "./renderings.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly locale: string;
  readonly before: TermContent | null;
  readonly after: TermContent;
};

const details = ["text", "sense", "kind", "partOfSpeech", "pinyin", "domain", "note", "source"] as const;

/** What a proposal says, and what it would change. */
export function ContentDifference({ uiLocale, locale, before, after }: Props) {
  const t = useTranslations("TermForm");
  const statuses = useTranslations("Terms");
  const same = before !== null && JSON.stringify(plain(before)) === JSON.stringify(plain(after));

  return (
    <dl className={styles["list"]}>
      {before !== null && before.renderings.length > 0 && !same && (
        <Row name={statuses("now")}>
          <Renderings locale={locale} renderings={before.renderings} notes />
        </Row>
      )}
      <Row name={statuses("proposed")}>
        {after.renderings.length === 0 ? (
          <p>{statuses("gone")}</p>
        ) : (
          <Renderings locale={locale} renderings={after.renderings} notes />
        )}
      </Row>
      {details.map((name) => {
        const [was, will] = [before === null ? "" : before[name], after[name]];
        if (was === will && (was === "" || name === "text" || name === "kind")) return null;
        return (
          <Row key={name} name={t(name)}>
            <Value name={name} was={before === null ? will : was} will={will} uiLocale={uiLocale} />
          </Row>
        );
      })}
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles["row"]}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type ValueProps = {
  readonly name: keyof TermDetails;
  readonly was: string;
  readonly will: string;
  readonly uiLocale: UiLocale;
};

function Value({ name, was, will, uiLocale }: ValueProps) {
  const t = useTranslations("Terms");
  const said = (value: string) => {
    if (name === "kind") return t(`kinds.${value}` as "kinds.term");
    if (name === "partOfSpeech") return value === "" ? "" : t(`partsOfSpeech.${value}` as "partsOfSpeech.noun");
    return value;
  };
  if (was === will) return said(will);
  return <WordDifference parts={diffWords(said(was), said(will), uiLocale)} />;
}

function plain({ renderings }: TermContent) {
  return renderings.map(({ text, status, note }) => [text, status, note]);
}
