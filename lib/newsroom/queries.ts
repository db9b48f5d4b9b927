import "server-only";
import { sql } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { units } from "#lib/db/schema/translations.ts";
import { initialNewsroom, type Newsroom } from "./newsroom.ts";

/** The newsroom's settings, or what a newsroom begins with. */
export async function getNewsroom(db: Database = database): Promise<Newsroom> {
  const [row] = await db
    .select({
      name: newsroom.name,
      description: newsroom.description,
      locales: newsroom.locales,
      sections: newsroom.sections,
      ownWorkAllowed: newsroom.ownWorkAllowed,
      version: newsroom.version,
    })
    .from(newsroom);
  return row ?? initialNewsroom;
}

/** What settings may not lose: content locales with texts in them, and sections with articles. */
export async function findUsed(db: Database = database): Promise<{ locales: string[]; sections: string[] }> {
  const locales = await db.execute<{ locale: string }>(sql`
    select ${articles.sourceLocale} as locale from ${articles}
    union select ${units.locale} from ${units}
    union select ${revisions.locale} from ${revisions}
    order by locale`);
  const sections = await db.execute<{ section: string }>(sql`
    select distinct ${articles.section} as section from ${articles} where ${articles.section} is not null
    union select distinct ${revisions.content} ->> 'section' from ${revisions}
      where ${revisions.content} ->> 'section' is not null
    order by section`);
  return { locales: locales.rows.map((row) => row.locale), sections: sections.rows.map((row) => row.section) };
}
