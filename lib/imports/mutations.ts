import "server-only";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { importFindings, imports } from "#lib/db/schema/imports.ts";
import { DomainError } from "#lib/errors.ts";
import { findDone, lockOperation, recordDone, wrote } from "#lib/operations/mutations.ts";
import { bodySentences, type ImportedSide } from "./assembly.ts";
import { type CreatedImport, createFromImport, type ImportContents } from "./creating-mutations.ts";
import { type Cuts, cutsOf, type PairingWork } from "./cutting.ts";
import { isWhole, type Pairing } from "./pairing.ts";

type Importer = Authorized<"article.import">;

/**
 * Keeps two texts and their first pairing until somebody has gone over it, and
 * gives the import's id. Asked again with the same operation it gives the same.
 */
export async function beginImport(
  actor: Importer,
  begun: ImportContents & { readonly operationId: string; readonly target: ImportedSide },
  db: Database = database,
): Promise<string> {
  const { operationId, source, target, pairing } = begun;
  return db.transaction(async (tx) => {
    await lockOperation(operationId, tx);
    const operation = { id: operationId, contents: [source, target] };
    const done = await findDone<string>(actor, operation, tx);
    if (done) return done;
    const importId = randomUUID();
    await tx
      .insert(imports)
      .values({ id: importId, ...storedTexts(source, target), pairing: [...pairing], createdBy: actor.id });
    await recordDone(actor, operation, {}, importId, tx);
    return importId;
  });
}

/** Makes an article of an original alone, and gives its id. Asked again with the same operation it gives the same. */
export async function importOriginal(
  actor: Importer,
  { operationId, source }: { readonly operationId: string; readonly source: ImportedSide },
  db: Database = database,
): Promise<string> {
  return db.transaction(async (tx) => {
    await lockOperation(operationId, tx);
    const operation = { id: operationId, contents: source };
    const done = await findDone<string>(actor, operation, tx);
    if (done) return done;
    const { articleId } = await importOriginalOnly(actor, source, tx);
    await recordDone(actor, operation, {}, articleId, tx);
    return articleId;
  });
}

/** What became of a save of a pairing. `savedAt`: ISO 8601. */
export type SavedPairing = { readonly version: number; readonly savedAt: string };

/**
 * Stores a pairing as it is worked on, with where sentences were cut for it. Throws
 * `conflict` with the work that stands there when somebody else has saved since `version`, `invalid_input`
 * for one that is not of these texts, `not_found` once the article exists.
 */
export async function savePairing(
  actor: Importer,
  save: {
    readonly importId: string;
    readonly pairing: Pairing;
    readonly cuts: Cuts;
    readonly version: number;
    readonly operationId: string;
    readonly tab: string;
  },
  db: Database = database,
): Promise<SavedPairing> {
  return db.transaction(async (tx) => {
    const { importId, pairing, cuts, version, operationId, tab } = save;
    const standing = await lockImport(importId, tx);
    const operation = { id: operationId, contents: save };
    const done = await findDone<SavedPairing>(actor, operation, tx);
    if (done) return done;
    const traces = (of: number) => ({ importId, version: of, tab });
    if (standing.version !== version && !(await wrote(actor, traces(standing.version), tx))) {
      const theirs: PairingWork = { pairing: standing.pairing, cuts: cutsOf(standing) };
      throw new DomainError("conflict", { theirs, version: standing.version });
    }
    const source = { ...standing.source, cuts: cuts.source };
    const target = { ...standing.target, cuts: cuts.target };
    if (!isWhole(pairing, bodySentences(source).length, bodySentences(target).length)) {
      throw new DomainError("invalid_input", { fields: "pairing" });
    }
    const [row] = await tx
      .update(imports)
      .set({
        ...(isDeepStrictEqual(cuts, cutsOf(standing)) ? {} : storedTexts(source, target)),
        ...{ pairing: [...pairing], version: standing.version + 1, savedAt: sql`now()` },
      })
      .where(eq(imports.id, importId))
      .returning({ version: imports.version, savedAt: imports.savedAt });
    const saved = { version: row?.version ?? 0, savedAt: row?.savedAt.toISOString() ?? "" };
    await recordDone(actor, operation, traces(saved.version), saved, tx);
    return saved;
  });
}

/**
 * Ends the pairing: the article exists, with its translation as drafts. Asked
 * again it gives the same article. Throws `conflict` when the pairing is no
 * longer the one of `version`.
 */
export async function finishImport(
  actor: Importer,
  { importId, version }: { readonly importId: string; readonly version: number },
  db: Database = database,
): Promise<string> {
  return db.transaction(async (tx) => {
    const [finished] = await tx
      .select({ articleId: imports.articleId })
      .from(imports)
      .where(eq(imports.id, importId))
      .for("update");
    if (finished?.articleId) return finished.articleId;
    const standing = await lockImport(importId, tx);
    if (standing.version !== version) throw new DomainError("conflict");
    const { articleId } = await createFromImport(actor, importId, standing, tx);
    await finishRow(importId, articleId, tx);
    return articleId;
  });
}

/** Makes an article of a pair nobody goes over first: what a batch does. */
export async function importPair(
  actor: Importer,
  contents: ImportContents & { readonly target: ImportedSide },
  tx: Database,
): Promise<CreatedImport> {
  const importId = randomUUID();
  const { source, target, pairing } = contents;
  await tx
    .insert(imports)
    .values({ id: importId, ...storedTexts(source, target), pairing: [...pairing], createdBy: actor.id });
  const created = await createFromImport(actor, importId, contents, tx);
  await finishRow(importId, created.articleId, tx);
  return created;
}

/** Makes an article of an original alone. */
export function importOriginalOnly(actor: Importer, source: ImportedSide, tx: Database): Promise<CreatedImport> {
  return createFromImport(actor, null, { source, target: null, pairing: [] }, tx);
}

/** Forgets an import that has not become an article. */
export async function discardImport(_actor: Importer, importId: string, db: Database = database): Promise<void> {
  await db.delete(imports).where(and(eq(imports.id, importId), isNull(imports.articleId)));
}

/** Says of a sentence that stands in the translation alone that it has been dealt with; `settled` false takes it back. Throws `not_found`. */
export async function settleFinding(
  actor: Authorized<"translation.write">,
  {
    articleId,
    position,
    settled,
  }: { readonly articleId: string; readonly position: number; readonly settled: boolean },
  db: Database = database,
): Promise<void> {
  const [row] = await db
    .update(importFindings)
    .set(settled ? { settledBy: actor.id, settledAt: sql`now()` } : { settledBy: null, settledAt: null })
    .where(
      and(
        eq(importFindings.position, position),
        eq(
          importFindings.importId,
          sql`(select id from imports where article_id = ${articleId} and target_locale = ${actor.locale})`,
        ),
      ),
    )
    .returning({ position: importFindings.position });
  if (!row) throw new DomainError("not_found");
}

type Standing = ImportContents & { readonly target: ImportedSide; readonly version: number };

/** Locks an import whose article does not exist yet. Throws `not_found`. */
async function lockImport(importId: string, tx: Database): Promise<Standing> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, importId)).for("update");
  if (!row?.source || !row.target || !row.pairing) throw new DomainError("not_found");
  return {
    source: { ...row.source, locale: row.sourceLocale },
    target: { ...row.target, locale: row.targetLocale },
    pairing: row.pairing,
    version: row.version,
  };
}

/** Its texts are the article's now. */
async function finishRow(importId: string, articleId: string, tx: Database): Promise<void> {
  await tx
    .update(imports)
    .set({ articleId, source: null, target: null, pairing: null, finishedAt: sql`now()` })
    .where(eq(imports.id, importId));
}

function storedTexts(
  { locale: sourceLocale, ...source }: ImportedSide,
  { locale: targetLocale, ...target }: ImportedSide,
) {
  return { sourceLocale, targetLocale, source, target };
}
