import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { isHan, isLocale, parseLocale } from "#lib/locales/locale.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { NewTerm } from "./new-term.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NewTermPage");
  return { title: t("title") };
}

export default async function NewTermPage({ params, searchParams }: PageProps<"/[locale]/desk/glossary/new">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk/glossary/new", "term.propose");
  const [t, { locales, ownWorkAllowed }, asked] = await Promise.all([
    getTranslations("NewTermPage"),
    getNewsroom(),
    searchParams,
  ]);
  const wanted = (name: string) => {
    const value = asked[name];
    const locale = typeof value === "string" && isLocale(value) ? parseLocale(value) : "";
    return locales.find((one) => one === locale);
  };
  const text = typeof asked["text"] === "string" ? asked["text"].slice(0, 200) : "";
  const [first = "", second = ""] = locales;
  const typedHan = /\p{Script=Han}/u.test(text);
  const source = wanted("source") ?? (text === "" ? first : (locales.find((one) => isHan(one) === typedHan) ?? first));
  const target = [wanted("target"), second, first].find((one) => one !== undefined && one !== source) ?? "";
  const own = mayDecideOnOwn({ ownWorkAllowed });

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <p>{t("intro")}</p>
      <NewTerm
        uiLocale={uiLocale}
        locales={locales}
        source={source}
        target={target}
        text={typedHan === isHan(source) ? text : ""}
        rendering={typedHan === isHan(source) ? "" : text}
        mayApprove={own ? locales.filter((locale) => can(actor, "term.review", locale)) : []}
      />
    </main>
  );
}
