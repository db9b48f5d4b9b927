import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { memorySearchInput } from "#lib/memory/input.ts";
import { searchMemory } from "#lib/memory/queries.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { FoundEntries } from "../_memory/found-entries.tsx";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("MemoryPage");
  return { title: t("title") };
}

/** Searches everything that has been approved, in either language of a pair. */
export default async function MemoryPage({ params, searchParams }: PageProps<"/[locale]/desk/memory">) {
  const { locale: uiLocale } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, "/desk/memory", "desk.visit");
  const [t, newsroom, asked] = await Promise.all([getTranslations("MemoryPage"), getNewsroom(), searchParams]);

  const pairs = newsroom.locales.flatMap((source) =>
    targetLocales(newsroom, source).map((target) => ({ source, target })),
  );
  const named = pairs.find(({ source, target }) => `${source} ${target}` === asked["pair"]) ?? pairs[0];
  const side = asked["side"] === "target" ? "target" : "source";
  const text = typeof asked["text"] === "string" ? asked["text"].trim() : "";
  const search = memorySearchInput.safeParse({
    text,
    side,
    sourceLocale: named?.source ?? "",
    targetLocale: named?.target ?? "",
  });
  const found = search.success && text !== "" ? await searchMemory(actor, search.data) : null;

  return (
    <main className="desk-page" id="main">
      <h1>{t("title")}</h1>
      <p>{t("explanation")}</p>
      <search>
        <form className={styles["form"]}>
          <div className={`field ${styles["text"]}`}>
            <label htmlFor="text">{t("text")}</label>
            <input id="text" name="text" type="search" className="input" defaultValue={text} maxLength={200} />
          </div>
          <div className="field">
            <label htmlFor="side">{t("side")}</label>
            <select id="side" name="side" className="input" defaultValue={side}>
              <option value="source">{t("source")}</option>
              <option value="target">{t("target")}</option>
            </select>
          </div>
          {pairs.length > 1 && (
            <div className="field">
              <label htmlFor="pair">{t("pair")}</label>
              <select id="pair" name="pair" className="input" defaultValue={named && `${named.source} ${named.target}`}>
                {pairs.map(({ source, target }) => (
                  <option key={`${source} ${target}`} value={`${source} ${target}`}>
                    {t("pairName", { source: localeName(source, uiLocale), target: localeName(target, uiLocale) })}
                  </option>
                ))}
              </select>
            </div>
          )}
          <button type="submit" className="button primary">
            {t("search")}
          </button>
        </form>
      </search>
      {!search.success && text !== "" && (
        <p role="alert" className="alert">
          {t("refused")}
        </p>
      )}
      {found && search.success && <FoundEntries {...found} pair={search.data} search={search.data} />}
    </main>
  );
}
