"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type UiLocale, uiLocales } from "#lib/i18n/routing.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly name: string;
  readonly links: readonly { readonly label: string; readonly path: string }[];
};

const nameOf: Record<UiLocale, string> = { zh: "中文", en: "English" };
const langOf: Record<UiLocale, string> = { zh: "zh-Hans", en: "en" };

/** The desk's one row of navigation. Links to the public site are full page loads: its pages have their own policy. */
export function DeskBar({ uiLocale, name, links }: Props) {
  const t = useTranslations("DeskBar");
  const path = usePathname().replace(/^\/[^/]+/, "");
  const here = (target: string) => (target === "/desk" ? path === target : path.startsWith(target));

  return (
    <header className="desk-bar">
      <Link className="brand" href={`/${uiLocale}/desk`}>
        <span lang="zh-Hans">对照</span> {t("desk")}
      </Link>
      <nav aria-label={t("sections")}>
        {links.map((link) => (
          <Link
            key={link.path}
            href={`/${uiLocale}/desk${link.path}`}
            aria-current={here(`/desk${link.path}`) ? "page" : undefined}
          >
            {link.label}
          </Link>
        ))}
      </nav>
      <div className="end">
        {uiLocales
          .filter((other) => other !== uiLocale)
          .map((other) => (
            <a key={other} href={`/${other}${path}`} lang={langOf[other]} hrefLang={langOf[other]}>
              {nameOf[other]}
            </a>
          ))}
        <a href={`/${uiLocale}`}>{t("site")}</a>
        <Link href={`/${uiLocale}/desk/account`} aria-current={here("/desk/account") ? "page" : undefined}>
          {name}
        </Link>
      </div>
    </header>
  );
}
