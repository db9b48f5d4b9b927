import { getTranslations } from "next-intl/server";
import { type UiLocale, uiLocales } from "#lib/i18n/routing.ts";

/** A page's title in every interface language. */
export async function titlesOf(
  namespace: "SignInPage" | "SetUpPage" | "InvitationPage",
): Promise<Record<UiLocale, string>> {
  const titles = await Promise.all(
    uiLocales.map(async (locale) => {
      const t = await getTranslations({ locale, namespace });
      return [locale, t("title")] as const;
    }),
  );
  return Object.fromEntries(titles) as Record<UiLocale, string>;
}
