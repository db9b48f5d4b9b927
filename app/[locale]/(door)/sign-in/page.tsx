import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ownPath } from "#lib/auth/own-path.ts";
import { findCurrentActor } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { isSetUp } from "#lib/people/queries.ts";
import { Door } from "../door.tsx";
import { titlesOf } from "../titles.ts";
import { SignInForm } from "./sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SignInPage");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: PageProps<"/[locale]/sign-in">) {
  const [{ locale }, { next }] = await Promise.all([params, searchParams]);
  if (!isUiLocale(locale)) notFound();
  const wanted = typeof next === "string" ? ownPath(next, "") : "";
  const [actor, setUp] = await Promise.all([findCurrentActor(), isSetUp()]);
  if (!setUp) redirect(`/${locale}/set-up`);
  if (actor) redirect(wanted || `/${locale}/desk`);

  const [newsroom, titles] = await Promise.all([getNewsroom(), titlesOf("SignInPage")]);
  const inOther = wanted.replace(/^\/[a-z]{2}(?=\/|$)/, locale === "zh" ? "/en" : "/zh");
  return (
    <Door
      uiLocale={locale}
      newsroom={newsroom}
      titles={titles}
      path={`/sign-in${inOther && `?next=${encodeURIComponent(inOther)}`}`}
    >
      <SignInForm uiLocale={locale} next={wanted} />
    </Door>
  );
}
