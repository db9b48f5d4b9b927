"use client";

import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import type { SentenceMatch, SentenceMatches } from "#lib/translations/match-queries.ts";
import { WordDifference } from "../../../../../../../_ui/word-difference.tsx";
import { ProvenanceLine } from "../../../../../_memory/provenance-line.tsx";
import { RunsView } from "../runs-view.tsx";
import { markNumbers } from "../target-text.ts";
import { helpKeys } from "./help.ts";
import { useHelp } from "./help-context.ts";
import { HelpSection } from "./help-section.tsx";
import { InsertButton } from "./insert-button.tsx";
import styles from "./memory-section.module.css";
import { useHelpAnswer } from "./use-help-answer.ts";

/** What has been translated before that is like this sentence. */
export function MemorySection() {
  const t = useTranslations("MemorySection");
  const { sentence } = useHelp();
  const { articleId, segmentId, source, targetLocale } = sentence;
  const answer = useHelpAnswer<SentenceMatches>(
    `/api/articles/${articleId}/${encodeURIComponent(targetLocale)}/units/${encodeURIComponent(segmentId)}/matches`,
  );
  // Matches for a source that is not the one on the screen are another sentence's.
  const matches = answer.kind === "answered" && answer.value.source === source ? answer.value.matches : [];

  return (
    <HelpSection title={t("title")} busy={answer.kind === "asking"}>
      {answer.kind === "asking" && <p className={`meta ${styles["asking"]}`}>{t("asking")}</p>}
      {answer.kind === "failed" && (
        <p className="meta" role="status">
          {t("failed")}{" "}
          <button type="button" className={`button ${styles["again"]}`} onClick={answer.ask}>
            {t("again")}
          </button>
        </p>
      )}
      {answer.kind === "answered" && (
        <p className={matches.length === 0 ? "meta" : "visually-hidden"} role="status">
          {t("found", { count: matches.length, score: matches[0]?.score ?? 0 })}
        </p>
      )}
      {matches.length > 0 && (
        <ol className={styles["matches"]}>
          {matches.map((match, index) => (
            <Match key={match.id} match={match} digit={helpKeys.memory[index]} />
          ))}
        </ol>
      )}
    </HelpSection>
  );
}

function Match({ match, digit }: { readonly match: SentenceMatch; readonly digit: number | undefined }) {
  const t = useTranslations("MemorySection");
  const { sentence } = useHelp();
  const { source, sourceLocale, targetLocale } = sentence;

  return (
    <li className={styles["match"]}>
      <div className={styles["head"]}>
        <span className={styles["score"]} data-exact={match.score === 100 || undefined}>
          {t("score", { score: match.score })}
        </span>
        <InsertButton
          digit={digit}
          insertion={{ kind: "whole", target: match.runs, origin: "memory" }}
          name={match.target}
        />
      </div>
      {match.score < 100 && (
        <p className={styles["source"]} lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          <WordDifference parts={diffWords(match.source, source, sourceLocale)} />
        </p>
      )}
      <p className={styles["target"]} lang={htmlLang(targetLocale)} dir={localeDirection(targetLocale)}>
        {match.score === 100 ? (
          <RunsView runs={match.runs} numbers={markNumbers(match.runs, sentence.runs)} highlights={[]} />
        ) : (
          <CarriedText match={match} />
        )}
      </p>
      {match.carried.length > 0 && (
        <p className="meta">{t("carried", { before: match.carried.map(({ before }) => before).join(", ") })}</p>
      )}
      {match.left > 0 && <p className={styles["left"]}>{t("left", { count: match.left })}</p>}
      <ProvenanceLine entry={match} targetLocale={targetLocale} />
    </li>
  );
}

/** The target, with the numbers marked that were put in. */
function CarriedText({ match: { target, carried } }: { readonly match: SentenceMatch }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const { from, to, before } of carried) {
    parts.push(
      target.slice(at, from),
      <mark key={from} className={styles["number"]} title={before}>
        {target.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return [...parts, target.slice(at)];
}
