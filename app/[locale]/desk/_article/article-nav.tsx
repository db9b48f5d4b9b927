import { getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { findCurrentActor } from "#lib/auth/session.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { PageNav } from "../../../_ui/page-nav.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly articleId: string;
  readonly targets: readonly string[];
  /** The page one is on, as its address says after the article. */
  readonly current: string;
};

/** The desk pages of one article that the person may open. */
export async function ArticleNav({ uiLocale, articleId, targets, current }: Props) {
  const [t, actor] = await Promise.all([getTranslations("ArticleNav"), findCurrentActor()]);
  const links = [
    ...(actor && can(actor, "article.write") ? ([["", t("original")]] as const) : []),
    ...targets.map((target) => [`/${target}`, localeName(target, uiLocale)] as const),
    ["/publish", t("publish")],
    ["/history", t("history")],
  ] as const;
  return (
    <PageNav
      label={t("label")}
      links={links.map(([path, label]) => ({
        href: `/${uiLocale}/desk/articles/${articleId}${path}`,
        label,
        current: path === current,
      }))}
    />
  );
}
