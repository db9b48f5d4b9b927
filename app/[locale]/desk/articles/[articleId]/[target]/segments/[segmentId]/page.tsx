import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { getSentenceHistory } from "#lib/history/queries.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { plainText } from "#lib/text/runs.ts";
import { orNotFound, parseAddress } from "../../../../../_article/article-address.ts";
import { SourceVersions } from "./source-versions.tsx";
import { TargetComparison } from "./target-comparison.tsx";
import { TargetVersions } from "./target-versions.tsx";

type Props = PageProps<"/[locale]/desk/articles/[articleId]/[target]/segments/[segmentId]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SentenceHistoryPage");
  return { title: t("title") };
}

export default async function SentenceHistoryPage({ params, searchParams }: Props) {
  const { segmentId, ...address } = await params;
  const { uiLocale, articleId, target } = parseAddress(address);
  const path = `/desk/articles/${articleId}/${target}`;
  const actor = await authorizePage(uiLocale, `${path}/segments/${segmentId}`, "desk.visit");
  const [t, query, history] = await Promise.all([
    getTranslations("SentenceHistoryPage"),
    searchParams,
    orNotFound(getSentenceHistory(actor, { articleId, segmentId, locale: target })),
  ]);
  const { sourceLocale, targets, sources, successors } = history;
  const version = (value: string | string[] | undefined) => targets.find((one) => String(one.version) === value);
  const [from, to] = [version(query["from"]), version(query["to"])];
  const place = history.retired ? (successors[0] ?? segmentId) : segmentId;

  return (
    <main className="desk-page" id="main">
      <div>
        <p className="meta">
          <Link href={`/${uiLocale}${path}#s-${place}`}>{history.headline || t("article")}</Link>
        </p>
        <h1>{t("heading", { language: localeName(target, uiLocale) })}</h1>
      </div>
      <p className="content" lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
        {plainText(history.source)}
      </p>
      {history.retired && (
        <p className="notice">
          {t("retired")}{" "}
          {successors.map((id, index) => (
            <Link key={id} href={`/${uiLocale}${path}/segments/${id}`}>
              {t("successor", { number: index + 1 })}{" "}
            </Link>
          ))}
        </p>
      )}
      <section className="stack" aria-labelledby="targets">
        <h2 id="targets">{t("targets")}</h2>
        {targets.length === 0 && <p>{t("none")}</p>}
        {targets.length > 1 && <TargetComparison locale={target} targets={targets} from={from} to={to} />}
        <TargetVersions history={history} mayRestore={can(actor, "translation.write", target) && !history.retired} />
      </section>
      {sources.length > 0 && (
        <section className="stack" aria-labelledby="sources">
          <h2 id="sources">{t("sources")}</h2>
          <SourceVersions sources={sources} locale={sourceLocale} />
        </section>
      )}
    </main>
  );
}
