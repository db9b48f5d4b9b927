import "../../_ui/desk.css";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { canSomewhere } from "#lib/auth/policy.ts";
import { findCurrentActor } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { DeskBar } from "./desk-bar.tsx";

/** Frames the desk; decides nothing: each page checks for itself. */
export default async function DeskLayout({ children, params }: LayoutProps<"/[locale]/desk">) {
  const { locale } = await params;
  const [actor, t] = await Promise.all([findCurrentActor(), getTranslations("DeskBar")]);
  const links = actor
    ? ([
        ["home", "", canSomewhere(actor, "desk.visit")],
        ["review", "/review", canSomewhere(actor, "unit.review")],
        ["import", "/import", canSomewhere(actor, "article.import")],
        ["corrections", "/corrections", canSomewhere(actor, "correction.review")],
        ["glossary", "/glossary", canSomewhere(actor, "desk.visit")],
        ["memory", "/memory", canSomewhere(actor, "desk.visit")],
        ["exchange", "/exchange", canSomewhere(actor, "desk.visit")],
        ["people", "/people", canSomewhere(actor, "people.manage")],
        ["settings", "/settings", canSomewhere(actor, "newsroom.configure")],
      ] as const)
    : [];

  return (
    <NextIntlClientProvider>
      <div className="desk">
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        {actor && isUiLocale(locale) && (
          <DeskBar
            uiLocale={locale}
            name={actor.name}
            links={links.filter(([, , allowed]) => allowed).map(([key, path]) => ({ label: t(key), path }))}
          />
        )}
        {children}
      </div>
    </NextIntlClientProvider>
  );
}
