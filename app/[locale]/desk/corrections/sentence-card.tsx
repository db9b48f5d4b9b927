import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SentenceGroup } from "#lib/corrections/inbox.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { WordDifference } from "../../../_ui/word-difference.tsx";
import styles from "./inbox.module.css";
import { ProposalCard } from "./proposal-card.tsx";

type Props = {
  readonly group: SentenceGroup;
  readonly uiLocale: UiLocale;
  readonly now: Date;
  readonly actorId: string;
  readonly ownWorkAllowed: boolean;
};

/** One sentence as it stands, and everything readers suggest for it. */
export function SentenceCard({ group, uiLocale, now, actorId, ownWorkAllowed }: Props) {
  const t = useTranslations("SentenceCard");
  const [first] = group.proposals;
  const { articleId, segmentId, locale, sourceLocale, slug } = first;
  const source = plainText(first.source);
  const published = first.published && plainText(first.published);
  const target = plainText(first.target);
  const content = { lang: htmlLang(locale), dir: localeDirection(locale), className: "content" };
  const sourceContent = { lang: htmlLang(sourceLocale), dir: localeDirection(sourceLocale), className: "content" };

  return (
    <div className={styles["sentence"]}>
      <header className={styles["sentenceHead"]}>
        <h2 lang={content.lang} dir={content.dir}>
          {first.headline || slug}
        </h2>
        <p className="meta row">
          <span>{t("count", { count: group.proposals.length })}</span>
          {slug !== null && published !== null && (
            <a href={`/${uiLocale}/articles/${slug}/${locale}#s-${segmentId}`}>{t("onPage")}</a>
          )}
          <Link href={`/${uiLocale}/desk/articles/${articleId}/${locale}#s-${segmentId}`}>{t("inWorkbench")}</Link>
        </p>
      </header>
      <div className={styles["pair"]}>
        <div>
          <p className={styles["label"]}>{t("original")}</p>
          <p {...sourceContent}>{source}</p>
          {first.seenSource !== source && (
            <>
              <p className={styles["label"]}>{t("originalChanged")}</p>
              <p {...sourceContent}>
                <WordDifference parts={diffWords(first.seenSource, source, sourceLocale)} />
              </p>
            </>
          )}
        </div>
        <div>
          <p className={styles["label"]}>{t("published")}</p>
          {published === null ? <p>{t("notPublished")}</p> : <p {...content}>{published}</p>}
          {!first.retired && published !== null && target !== published && (
            <>
              <p className={styles["label"]}>{t("working")}</p>
              <p {...content}>
                <WordDifference parts={diffWords(published, target, locale)} />
              </p>
            </>
          )}
        </div>
      </div>
      {first.retired && <p className="notice">{t("retired")}</p>}
      {group.proposals.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          proposal={proposal}
          uiLocale={uiLocale}
          now={now}
          own={!ownWorkAllowed && proposal.suggestedBy === actorId}
        />
      ))}
    </div>
  );
}
