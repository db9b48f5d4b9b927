import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import { type Actor, can } from "#lib/auth/policy.ts";
import { authorizePage } from "#lib/auth/session.ts";
import { groupBySentence } from "#lib/corrections/inbox.ts";
import {
  countPendingByLocale,
  findDecided,
  listDecided,
  listPendingCorrections,
} from "#lib/corrections/inbox-queries.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { isLocale, localeName, parseLocale } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { DecidedList } from "./decided-list.tsx";
import { BulkNotice, DecidedNotice } from "./decided-notice.tsx";
import styles from "./inbox.module.css";
import { InboxKeys } from "./inbox-keys.tsx";
import { KeyList } from "./key-list.tsx";
import { SentenceCard } from "./sentence-card.tsx";
import { SpamForm } from "./spam-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("InboxPage");
  return { title: t("title") };
}

/** Decisions listed below the inbox. */
const decidedShown = 20;

export default async function CorrectionsInboxPage({ params, searchParams }: PageProps<"/[locale]/desk/corrections">) {
  const [{ locale: uiLocale }, asked] = await Promise.all([params, searchParams]);
  if (!isUiLocale(uiLocale)) notFound();
  const visitor = await authorizePage(uiLocale, "/desk/corrections", "desk.visit");
  const [newsroom, waiting] = await Promise.all([getNewsroom(), countPendingByLocale(visitor)]);
  const locales = reviewedLocales(visitor, newsroom, waiting);
  const wanted = typeof asked["target"] === "string" && isLocale(asked["target"]) ? parseLocale(asked["target"]) : null;
  const target = wanted ?? waiting[0]?.locale ?? locales[0] ?? newsroom.locales[0] ?? "";
  const actor = await authorizePage(uiLocale, "/desk/corrections", "correction.review", target);

  const number = Number(asked["decided"]);
  const [t, pending, decided, justDecided] = await Promise.all([
    getTranslations("InboxPage"),
    listPendingCorrections(actor),
    listDecided(actor, decidedShown),
    Number.isSafeInteger(number) && number > 0 ? findDecided(actor, number) : null,
  ]);
  const groups = groupBySentence(pending);
  const [honest, suspicious] = [
    groups.filter((group) => !group.suspicious),
    groups.filter((group) => group.suspicious),
  ];
  const doubtful = pending.filter((correction) => correction.suspicious);
  const declinedCount = Number(asked["declined"]);
  const now = new Date();
  const card = { uiLocale, now, actorId: actor.id, ownWorkAllowed: mayDecideOnOwn(newsroom) };

  return (
    <main id="main" className="desk-page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <p className="meta">{t("waiting", { count: pending.length })}</p>
      </div>
      {locales.length > 1 && (
        <nav className={styles["locales"]} aria-label={t("locales")}>
          {locales.map((locale) => (
            <Link
              key={locale}
              href={`/${uiLocale}/desk/corrections?target=${locale}`}
              aria-current={locale === target ? "page" : undefined}
            >
              {localeName(locale, uiLocale)} {waiting.find((row) => row.locale === locale)?.count ?? 0}
            </Link>
          ))}
        </nav>
      )}
      <InboxKeys className={styles["inbox"] ?? ""}>
        {justDecided && <DecidedNotice uiLocale={uiLocale} decided={justDecided} />}
        {declinedCount > 0 && <BulkNotice count={declinedCount} />}
        {pending.length === 0 ? <p>{t("empty")}</p> : <KeyList />}
        {honest.length > 0 && (
          <ol className={styles["groups"]} aria-label={t("list")}>
            {honest.map((group) => (
              <li key={group.segmentId}>
                <SentenceCard group={group} {...card} />
              </li>
            ))}
          </ol>
        )}
        {doubtful.length > 0 && (
          <section className={styles["suspicious"]} aria-labelledby="suspicious">
            <h2 id="suspicious">{t("suspicious")}</h2>
            <p className="meta">{t("suspiciousHint")}</p>
            <SpamForm
              uiLocale={uiLocale}
              locale={target}
              candidates={doubtful.map(({ id, sender }) => ({ id, sender }))}
            />
            <ol className={styles["groups"]} aria-labelledby="suspicious">
              {suspicious.map((group) => (
                <li key={group.segmentId}>
                  <SentenceCard group={group} {...card} />
                </li>
              ))}
            </ol>
          </section>
        )}
      </InboxKeys>
      {decided.length > 0 && <DecidedList uiLocale={uiLocale} decided={decided} title={t("decided")} />}
    </main>
  );
}

/** Locales this person reviews: the newsroom's, and any other with something waiting. */
function reviewedLocales(
  visitor: Actor,
  newsroom: Pick<Newsroom, "locales">,
  waiting: readonly { readonly locale: string }[],
): string[] {
  const all = new Set([...newsroom.locales, ...waiting.map((row) => row.locale)]);
  return [...all].filter((locale) => can(visitor, "correction.review", locale));
}
