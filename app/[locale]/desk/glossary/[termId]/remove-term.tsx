"use client";

import { useTranslations } from "next-intl";
import type { TermContent } from "#lib/glossary/entry.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { proposeTermAction } from "../actions.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly termId: string;
  readonly version: number;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly content: TermContent;
};

/** A change that leaves no renderings: the term goes out of the glossary in this language. */
export function RemoveTerm({ uiLocale, termId, version, sourceLocale, locale, content }: Props) {
  const t = useTranslations("TermPage");
  const { renderings: _, ...details } = content;
  const fields = { termId, version: String(version), sourceLocale, locale, ...details };
  return (
    <ActionForm action={proposeTermAction} done={t("removalProposed")}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button quiet">
        {t("remove", { language: localeName(locale, uiLocale) })}
      </button>
    </ActionForm>
  );
}
