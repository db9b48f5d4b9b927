import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import styles from "./article-nav.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly articleId: string;
  readonly targets: readonly string[];
  /** The page one is on, as its address says after the article. */
  readonly current: string;
};

/** The desk pages of one article. */
export function ArticleNav({ uiLocale, articleId, targets, current }: Props) {
  const t = useTranslations("ArticleNav");
  const links = [
    ["", t("original")],
    ...targets.map((target) => [`/${target}`, localeName(target, uiLocale)] as const),
    ["/publish", t("publish")],
    ["/history", t("history")],
  ] as const;
  return (
    <nav className={styles["nav"]} aria-label={t("label")}>
      {links.map(([path, label]) => (
        <Link
          key={path}
          href={`/${uiLocale}/desk/articles/${articleId}${path}`}
          aria-current={path === current ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
