"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ArticleDetails } from "#lib/articles/article.ts";
import { proposeSlug } from "#lib/text/slug.ts";
import { ActionForm } from "../../../../../_ui/action-form.tsx";
import { saveDetailsAction } from "../actions.ts";

/** The details with what their form needs. Names are in the interface's language. */
export type Details = ArticleDetails & {
  readonly addressKnown: boolean;
  readonly localeFixed: boolean;
  readonly sections: readonly { readonly key: string; readonly name: string }[];
  readonly locales: readonly { readonly locale: string; readonly name: string }[];
  /** Translated headlines: a Chinese one gives no address. */
  readonly headlines: readonly { readonly locale: string; readonly text: string }[];
};

type Props = {
  readonly articleId: string;
  readonly details: Details;
  /** As it stands in the editor. */
  readonly headline: string;
  readonly beforeSaving: () => Promise<unknown>;
};

/** Section, address and source locale of an article. */
export function DetailsPanel({ articleId, details, headline, beforeSaving }: Props) {
  const t = useTranslations("DetailsPanel");
  const router = useRouter();
  const { slug, section, sourceLocale } = details;
  const proposal = [{ locale: sourceLocale, text: headline }, ...details.headlines]
    .map(({ text, locale }) => proposeSlug(text, locale))
    .find((candidate) => candidate !== "");
  const romanised = useRomanisedSlug(headline, slug === null && proposal === undefined);
  const proposed = proposal ?? romanised;
  const [typed, setTyped] = useState<string | null>(null);
  const [stored, setStored] = useState(slug);
  const address = typed ?? slug ?? proposed ?? "";

  if (stored !== slug) {
    setStored(slug);
    if (typed === slug) setTyped(null);
  }

  return (
    <ActionForm
      className="panel stack"
      label={t("title")}
      done={t("saved")}
      action={async (previous, form) => {
        await beforeSaving();
        const result = await saveDetailsAction(previous, form);
        // Somebody else was first: their details come, and what is typed here stays.
        if (!result.ok && result.code === "conflict") router.refresh();
        return result;
      }}
    >
      <h2>{t("title")}</h2>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="was.slug" value={slug ?? ""} />
      <input type="hidden" name="was.section" value={section ?? ""} />
      <input type="hidden" name="was.sourceLocale" value={sourceLocale} />
      <div className="field">
        <label htmlFor="section">{t("section")}</label>
        <select key={section} id="section" name="section" className="input" defaultValue={section ?? ""}>
          <option value="">{t("noSection")}</option>
          {section !== null && !details.sections.some(({ key }) => key === section) && (
            <option value={section}>{section}</option>
          )}
          {details.sections.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="slug">{t("slug")}</label>
        <input
          id="slug"
          name="slug"
          className="input"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          required={details.addressKnown}
          value={address}
          onChange={(event) => setTyped(event.target.value.toLowerCase().replace(/[\s_]+/g, "-"))}
          aria-describedby="slug-hint"
        />
        <p className="hint" id="slug-hint">
          {slug === null && typed === null && proposed ? t("slugProposed") : t("slugHint")}
          {details.addressKnown && address !== slug && ` ${t("slugRedirects", { slug: slug ?? "" })}`}
        </p>
      </div>
      <div className="field">
        <label htmlFor="sourceLocale">{t("sourceLocale")}</label>
        {details.localeFixed && <input type="hidden" name="sourceLocale" value={sourceLocale} />}
        <select
          key={sourceLocale}
          id="sourceLocale"
          name={details.localeFixed ? undefined : "sourceLocale"}
          className="input"
          defaultValue={sourceLocale}
          disabled={details.localeFixed}
          aria-describedby={details.localeFixed ? "locale-hint" : undefined}
        >
          {details.locales.map(({ locale, name }) => (
            <option key={locale} value={locale}>
              {name}
            </option>
          ))}
        </select>
        {details.localeFixed && (
          <p className="hint" id="locale-hint">
            {t("localeFixed")}
          </p>
        )}
      </div>
      <button type="submit" className="button">
        {t("save")}
      </button>
    </ActionForm>
  );
}

/** A slug of the headline's pinyin, as soon as the dictionary is there; it is large, and only asked for when `wanted`. */
function useRomanisedSlug(headline: string, wanted: boolean): string {
  const [romanised, setRomanised] = useState({ headline: "", slug: "" });
  useEffect(() => {
    if (!wanted || !/\p{Script=Han}/u.test(headline)) return;
    let current = true;
    void import("#lib/text/romanisation.ts").then(({ romanise }) => {
      if (current) setRomanised({ headline, slug: proposeSlug(romanise(headline), "zh") });
    });
    return () => {
      current = false;
    };
  }, [headline, wanted]);
  return wanted && romanised.headline === headline ? romanised.slug : "";
}
