import { randomUUID } from "node:crypto";
import { type Actor, type Role, type RoleGrant, roles } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { articles, blocks, segments } from "#lib/db/schema/articles.ts";
import { userRoles, users } from "#lib/db/schema/people.ts";
import { units } from "#lib/db/schema/translations.ts";
import type { UnitRow } from "#lib/segments/mutations.ts";
import { emptyUnit } from "#lib/segments/mutations.ts";
import type { BlockKind } from "#lib/segments/segment.ts";
import { textRun } from "#lib/text/runs.ts";

/** Somebody active; a translator or reviewer is one for every target locale, or for the one after the colon: `reviewer:en`. */
export async function createUser(
  db: Database,
  ...held: (Role | `${Role}:${string}`)[]
): Promise<Actor & { id: string }> {
  const id = randomUUID();
  const name = `${held.join(" ") || "nobody"} ${id.slice(0, 4)}`;
  await db
    .insert(users)
    .values({ id, name, email: `${id}@example.test`, status: "active", passwordHash: "not a hash: cannot sign in" });
  const grants = held.map(asGrant);
  if (grants.length > 0) await db.insert(userRoles).values(grants.map((grant) => ({ userId: id, ...grant })));
  return { id, name, roles: grants };
}

/** A Chinese article of one paragraph whose sentences are `sources`, and the ids of their segments. */
export async function createArticle(
  db: Database,
  author: { readonly id: string },
  sources: readonly string[],
  headline = "标题",
): Promise<{ articleId: string; slug: string; headlineId: string; segmentIds: string[] }> {
  const articleId = randomUUID();
  const slug = `article-${articleId.slice(0, 8)}`;
  await db.insert(articles).values({ id: articleId, slug, sourceLocale: "zh", createdBy: author.id });
  const parts: { id: string; kind: BlockKind; texts: readonly string[] }[] = [
    { id: "headline", kind: "headline", texts: [headline] },
    { id: "p1", kind: "paragraph", texts: sources },
  ];
  await db
    .insert(blocks)
    .values(parts.map(({ id, kind }, position) => ({ articleId, id, kind, position, attributes: {}, boundaries: [] })));
  const rows = parts
    .flatMap(({ id, texts }) => texts.map((text) => ({ blockId: id, text })))
    .map(({ blockId, text }, position) => ({
      id: randomUUID().slice(0, 8),
      articleId,
      blockId,
      position,
      source: textRun(text),
    }));
  await db.insert(segments).values(rows);
  const [headlineId = "", ...segmentIds] = rows.map((row) => row.id);
  return { articleId, slug, headlineId, segmentIds };
}

/** A unit with `target`, made from `source`, confirmed by `writer` unless `change` says otherwise. */
export async function createUnit(
  db: Database,
  ref: { readonly segmentId: string; readonly locale: string },
  writer: { readonly id: string },
  source: string,
  target: string,
  change: Partial<UnitRow> = {},
): Promise<void> {
  await db.insert(units).values({
    ...ref,
    ...emptyUnit(source),
    reviewedTarget: null,
    produced: null,
    target: textRun(target),
    state: target === "" ? "initial" : "translated",
    writtenBy: writer.id,
    confirmedBy: writer.id,
    ...(change as object),
  });
}

function asGrant(held: string): RoleGrant {
  const [name, locale] = held.split(":");
  const role = roles.find((known) => known === name);
  if (!role) throw new Error(`no such role: ${held}`);
  return { role, locale: role === "translator" || role === "reviewer" ? (locale ?? "*") : "" };
}
