"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { mentionedIn } from "#lib/glossary/matching.ts";
import type { Term } from "#lib/glossary/term.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { useMac } from "../use-mac.ts";
import { helpKeys } from "./help.ts";
import { useHelp } from "./help-context.ts";
import { HelpSection } from "./help-section.tsx";
import { InsertButton } from "./insert-button.tsx";
import { useArticleTerms } from "./terms-context.ts";
import styles from "./terms-section.module.css";

/** The terms of the sentence: what to call them, on the first digits, and what never. */
export function TermsSection() {
  const t = useTranslations("TermsSection");
  const { sentence } = useHelp();
  const { terms, propose } = useArticleTerms();
  const mac = useMac();
  const mentioned = mentionedIn(sentence.source, sentence.sourceLocale, terms);

  return (
    <HelpSection
      title={t("title")}
      action={
        propose && (
          <button
            type="button"
            className="button quiet"
            onPointerDown={(event) => event.preventDefault()}
            onClick={propose}
            aria-keyshortcuts="Alt+G"
          >
            {t("propose", { key: mac ? "⌥\u00A0G" : "Alt\u00A0G" })}
          </button>
        )
      }
    >
      {mentioned.length === 0 ? (
        <p className="meta">{t("none")}</p>
      ) : (
        <ul className={styles["terms"]}>
          {mentioned.map((term, place) => (
            <li key={term.id}>
              <TermEntry term={term} digit={helpKeys.terms[place]} />
            </li>
          ))}
        </ul>
      )}
    </HelpSection>
  );
}

/** `digit`: of the rendering to use; the others go by pointer. */
function TermEntry({ term, digit }: { readonly term: Term; readonly digit: number | undefined }) {
  const t = useTranslations("TermsSection");
  const uiLocale = useLocale();
  const { sentence } = useHelp();
  const content = { lang: htmlLang(sentence.targetLocale), dir: localeDirection(sentence.targetLocale) };
  const accepted = term.renderings.filter(({ status }) => status !== "forbidden");
  const forbidden = term.renderings.filter(({ status }) => status === "forbidden");
  return (
    <>
      <p>
        <Link
          href={`/${uiLocale}/desk/glossary/${term.id}?locale=${sentence.targetLocale}`}
          prefetch={false}
          className={styles["term"]}
          lang={htmlLang(sentence.sourceLocale)}
          dir={localeDirection(sentence.sourceLocale)}
        >
          {term.text}
        </Link>
      </p>
      <ul className={styles["renderings"]}>
        {accepted.map(({ text, status }, place) => (
          <li key={text} className={styles["rendering"]} data-status={status}>
            <span {...content}>{text}</span>
            <InsertButton digit={place === 0 ? digit : undefined} insertion={{ kind: "part", text }} name={text} />
          </li>
        ))}
      </ul>
      {forbidden.length > 0 && (
        <p className={styles["forbidden"]}>
          {t("never")}{" "}
          <span {...content}>
            {forbidden.map(({ text }) => (
              <s key={text}>{text}</s>
            ))}
          </span>
        </p>
      )}
    </>
  );
}
