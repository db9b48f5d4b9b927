import { Client } from "pg";
import type { Access } from "../lib/auth/endpoints.ts";
import { type Actor, can, localePermissions } from "../lib/auth/policy.ts";
import { demoPeople } from "../lib/db/demo-people.ts";

/** What stands for `[name]` in an address of the policy's table. */
export type Parameters = Readonly<Record<string, string>>;

/** The people of the demo world. Their id here is their e-mail address. */
export const demoActors: readonly (Actor & { readonly id: string })[] = demoPeople.map(({ email, name, roles }) => ({
  id: email,
  name,
  roles,
}));

/** Something of the demo world for every parameter, so that every page has something to show. */
export async function findParameters(): Promise<Parameters> {
  const [found] = await askDatabase<Record<string, string>>(`
    select a.id as "articleId", a.slug, s.id as "segmentId", u.id as "personId", c.receipt,
      (select id from imports where article_id is null order by created_at limit 1) as "importId",
      (select id from import_batches order by created_at limit 1) as "batchId",
      (select id from terms order by id limit 1) as "termId",
      (select id from term_proposals order by id limit 1) as "proposalId"
    from publications p
    join articles a on a.id = p.article_id
    join segments s on s.article_id = a.id and s.retired_at is null
    join corrections c on c.article_id = a.id
    cross join users u
    where p.locale = 'en' and u.email = 'editor@demo.example'
    order by c.number, s.position limit 1`);
  const fileId = "00000000-0000-4000-8000-000000000000";
  return { locale: "en", target: "en", page: "2", token: "x".repeat(43), fileId, ...found };
}

/** Reads the database of the server that is tested. */
export async function askDatabase<Row>(query: string): Promise<Row[]> {
  const client = new Client(process.env.DUIZHAO_E2E_DATABASE);
  await client.connect();
  try {
    return (await client.query(query)).rows as Row[];
  } finally {
    await client.end();
  }
}

export function addressOf(path: string, parameters: Parameters): string {
  return path.replace(/\[(\w+)\]/g, (_, name: string) => parameters[name] ?? name);
}

export function may(actor: Actor, asked: Access): boolean {
  if (asked === "everyone" || asked === "set-up") return true;
  const scoped = (localePermissions as readonly string[]).includes(asked);
  return can(actor, asked, ...((scoped ? ["en"] : []) as never));
}
