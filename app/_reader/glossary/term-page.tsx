import "./glossary.css";
import { getTranslations } from "next-intl/server";
import type { PublicTerm } from "#lib/glossary/public-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import { NotFoundNotice } from "../../_ui/not-found-notice.tsx";
import { PublicFrame } from "../frame.tsx";
import { SaidTranslations } from "./said-translations.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly termId: string;
  /** Null when it is not in force. */
  readonly term: PublicTerm | null;
};

/** One term: what it means, what it is called elsewhere, what it is not to be called, and why. */
export async function PublicTermPage({ uiLocale, newsroom, termId, term }: Props) {
  const path = `/glossary/term/${termId}`;
  if (term === null) {
    return (
      <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={path}>
        <NotFoundNotice />
      </PublicFrame>
    );
  }
  const [t, terms] = await Promise.all([getTranslations("PublicGlossary"), getTranslations("Terms")]);
  const { kind, partOfSpeech, domain, sense, pinyin, note, source, sourceLocale, text, translations } = term;
  const facts = [
    kind === "term" ? "" : terms(`kinds.${kind}`),
    partOfSpeech === "" ? "" : terms(`partsOfSpeech.${partOfSpeech}`),
    domain,
    sense,
  ].filter(Boolean);
  return (
    <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={path}>
      <main id="main" className="glossary term-page">
        <p>
          <a href={`/${uiLocale}/glossary`}>{t("title")}</a>
        </p>
        <h1 className="serif" lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          {text}
        </h1>
        {(pinyin !== "" || facts.length > 0) && (
          <p className="facts">
            {pinyin !== "" && <span lang="zh-Latn-pinyin">{pinyin}</span>}
            {facts.length > 0 && <span>{facts.join(" · ")}</span>}
          </p>
        )}
        {note !== "" && <p className="note">{note}</p>}
        <SaidTranslations uiLocale={uiLocale} translations={translations} />
        {source !== "" && <p className="facts">{t("source", { source })}</p>}
      </main>
    </PublicFrame>
  );
}
