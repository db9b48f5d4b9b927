import { eq, sql } from "drizzle-orm";
import { operator } from "#lib/auth/operator.ts";
import { type Actor, grant, type Role } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import { users } from "#lib/db/schema/people.ts";
import { saveNewsroom } from "#lib/newsroom/mutations.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { publishOriginal, withdraw } from "#lib/publishing/mutations.ts";
import { returnUnits } from "#lib/review/mutations.ts";
import * as briefs from "./demo/briefs.ts";
import { firstWordings, layCorrections } from "./demo/demo-corrections.ts";
import { layGlossary } from "./demo/glossary.ts";
import { layImports } from "./demo/imports.ts";
import * as newsdesk from "./demo/newsdesk.ts";
import { nightLibrary } from "./demo/night-library.ts";
import { waders } from "./demo/waders.ts";
import { waterCampaign } from "./demo/water-campaign.ts";
import { demoPeople } from "./demo-people.ts";

// Lays the demo world once: an empty database gets it, one that was interrupted halfway begins again, any other is
// left alone. Everything is done by the product's own mutations, as the people of the demo would do it.

const laid = "the demo world is laid";

if (await isWanted()) {
  await emptyDatabase();
  const people = await layPeople();
  await layNewsroom(people.admin);
  await layGlossary(people);
  await layArticles(people);
  await layImports(people);
  await database.insert(events).values({ actorId: null, kind: "newsroom.set_up", subject: laid, details: {} });
}
process.exit(0);

type People = newsdesk.Newsdesk & { readonly admin: Actor };

async function isWanted(): Promise<boolean> {
  const people = await database.select({ email: users.email }).from(users);
  if (people.some(({ email }) => !demoPeople.some((person) => person.email === email))) return false;
  const [done] = await database.select({ id: events.id }).from(events).where(eq(events.subject, laid)).limit(1);
  return !done;
}

async function emptyDatabase(): Promise<void> {
  await database.execute(
    sql`truncate users, articles, revisions, terms, events, newsroom, cache_invalidations restart identity cascade`,
  );
}

async function layPeople(): Promise<People> {
  const people = new Map<Role, Actor>();
  for (const person of demoPeople) {
    const id = await addPerson(operator, person);
    for (const { role } of person.roles) people.set(role, { id, name: person.name, roles: person.roles });
  }
  const who = (role: Role) => people.get(role) ?? { id: null, name: "", roles: [] };
  return { editor: who("editor"), translator: who("translator"), reviewer: who("reviewer"), admin: who("admin") };
}

async function layNewsroom(admin: Actor): Promise<void> {
  const { version } = await getNewsroom();
  await saveNewsroom(grant(admin, "newsroom.configure"), {
    name: { zh: "望川日报", en: "Wangchuan Daily" },
    description: {
      zh: "一座江边小城的报纸，原文与译文，逐句对照。",
      en: "The paper of a small city on a river, original and translation side by side.",
    },
    locales: ["zh", "en"],
    sections: [
      { key: "city", name: { zh: "城事", en: "City" } },
      { key: "nature", name: { zh: "自然", en: "Nature" } },
      { key: "life", name: { zh: "生活", en: "Life" } },
    ],
    ownWorkAllowed: false,
    version,
  });
}

/** Oldest first: the front page shows the last one on top. */
async function layArticles(desk: People): Promise<void> {
  const { editor, reviewer } = desk;

  const fair = await newsdesk.publishPair(desk, briefs.withdrawnNotice);
  await withdraw(grant(editor, "publication.withdraw"), {
    articleId: fair,
    locale: "zh",
    reason: "主办方更正：周末门票并不免费。The organisers have corrected themselves: the weekend is not free.",
  });
  await daysAgo(fair, 9);

  const embankment = await newsdesk.publishPair(desk, briefs.embankment);
  await newsdesk.correctOriginal(desk, embankment, briefs.embankmentCorrection);
  await daysAgo(embankment, 5);

  const canteen = await newsdesk.writeOriginal(desk, briefs.canteen);
  await publishOriginal(grant(editor, "article.publish"), { articleId: canteen });
  await newsdesk.translate(desk, canteen, briefs.canteen, { confirm: false });
  await daysAgo(canteen, 4);

  const birds = await newsdesk.publishPair(desk, waders, firstWordings);
  await layCorrections(desk, birds);
  await daysAgo(birds, 3);

  const ferry = await newsdesk.publishPair(desk, briefs.ferryNotice);
  await daysAgo(ferry, 2);

  const library = await newsdesk.publishPair(desk, nightLibrary);
  await daysAgo(library, 1);

  const watches = await newsdesk.writeOriginal(desk, briefs.watchmaker);
  await newsdesk.translate(desk, watches, briefs.watchmaker, { confirm: true });
  await returnUnits(grant(reviewer, "unit.review", "en"), {
    articleId: watches,
    units: [await newsdesk.findRow(watches, "He has done the sums")],
    reason: "“只才够”说的是勉强够用，译文里少了这层意思。It should say that 58 is barely enough.",
  });

  const campaign = await newsdesk.writeOriginal(desk, waterCampaign);
  await newsdesk.translate(desk, campaign, waterCampaign, { confirm: false });

  await newsdesk.writeOriginal(desk, briefs.draftOnly);
}

/** Moves everything about an article into the past, as far as it lies back in the newspaper's week. */
async function daysAgo(articleId: string, days: number): Promise<void> {
  const back = sql.raw(`interval '${days} days'`);
  await database.transaction(async (tx) => {
    await tx.execute(sql`update articles set created_at = created_at - ${back}, updated_at = updated_at - ${back}
      where id = ${articleId}`);
    await tx.execute(sql`update revisions set created_at = created_at - ${back} where article_id = ${articleId}`);
    await tx.execute(sql`update publications set first_published_at = first_published_at - ${back},
      published_at = published_at - ${back} where article_id = ${articleId}`);
    await tx.execute(sql`update withdrawals set withdrawn_at = withdrawn_at - ${back} where article_id = ${articleId}`);
    await tx.execute(sql`update corrections set created_at = created_at - ${back}, decided_at = decided_at - ${back}
      where article_id = ${articleId}`);
    await tx.execute(sql`update events set at = at - ${back} where article_id = ${articleId}`);
    await tx.execute(sql`update source_versions set started_at = started_at - ${back}, saved_at = saved_at - ${back}
      where article_id = ${articleId}`);
    await tx.execute(sql`update unit_versions set saved_at = saved_at - ${back}
      where segment_id in (select id from segments where article_id = ${articleId})`);
    await tx.execute(sql`update units set updated_at = updated_at - ${back}, confirmed_at = confirmed_at - ${back},
      reviewed_at = reviewed_at - ${back}
      where segment_id in (select id from segments where article_id = ${articleId})`);
  });
}
