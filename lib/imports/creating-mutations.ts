import "server-only";
import { randomUUID } from "node:crypto";
import { saveDetails } from "#lib/articles/details-mutations.ts";
import { createArticle, saveSource } from "#lib/articles/mutations.ts";
import { type Authorized, grant } from "#lib/auth/policy.ts";
import { runChecks } from "#lib/checks/check.ts";
import { findInconsistencies } from "#lib/checks/consistency.ts";
import type { Issue } from "#lib/checks/issue.ts";
import type { Database } from "#lib/db/client.ts";
import { importFindings } from "#lib/db/schema/imports.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { proposeSlug } from "#lib/text/slug.ts";
import { importTargets } from "#lib/translations/import-mutations.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { TranslationRef } from "#lib/translations/translation.ts";
import { assemble, type ImportedSide, segmentAt } from "./assembly.ts";
import type { Pairing } from "./pairing.ts";
import { documentPair, inRepairOrder, leftoverCheck } from "./repair.ts";

type Importer = Authorized<"article.import">;

/** Two texts that become an article, and how they are paired. `target` null: an original alone. */
export type ImportContents = {
  readonly source: ImportedSide;
  readonly target: ImportedSide | null;
  readonly pairing: Pairing;
};

/** What came of it. `sentences`: of the original. */
export type CreatedImport = { readonly articleId: string; readonly sentences: number; readonly findings: number };

/**
 * Makes an article of an imported pair, in the caller's transaction and by the
 * steps that people take: it is created, its text is saved and cut as it is
 * paired, and the translation stands beside it as drafts. What the checks find
 * at this moment is kept under `importId`, whose row the caller has written; an original alone has none.
 */
export async function createFromImport(
  actor: Importer,
  importId: string | null,
  contents: ImportContents,
  tx: Database,
): Promise<CreatedImport> {
  const { source, target } = contents;
  const writer = grant(actor, "article.write");
  const assembly = assemble(source, target, contents.pairing);
  const articleId = randomUUID();
  await createArticle(writer, { articleId, sourceLocale: source.locale, headline: source.headline }, tx);
  const { segments } = await saveSource(
    writer,
    { articleId, version: 1, blocks: assembly.blocks, operationId: randomUUID(), tab: "import" },
    tx,
  );
  const targets = new Map<string, readonly Run[]>();
  for (const one of assembly.targets) {
    const segmentId = segmentAt(one, segments);
    if (segmentId === null) throw new Error(`No sentence begins at ${one.blockId} ${one.from}.`);
    targets.set(segmentId, one.target);
  }
  if (target) await importTargets(actor, { articleId, locale: target.locale }, targets, tx);
  await giveAddress(actor, articleId, source, target, tx);

  const found = target ? await findNow({ articleId, locale: target.locale }, tx) : [];
  const added = assembly.leftovers.map(({ after, text }) => {
    const segmentId = after && segmentAt(after, segments);
    const place = segments.findIndex(({ id }) => id === segmentId);
    const finding = { check: leftoverCheck, family: "addition", severity: "warning", message: "leftover" } as const;
    return { ...finding, values: { text }, segmentId, place };
  });
  const findings = inRepairOrder([...found, ...added]);
  const kept =
    importId === null ? [] : findings.map(({ place: _, ...one }, position) => ({ importId, position, ...one }));
  for (let from = 0; from < kept.length; from += 1_000) {
    await tx.insert(importFindings).values(kept.slice(from, from + 1_000));
  }

  await recordEvent(
    actor,
    "article.imported",
    {
      articleId,
      ...(target && { locale: target.locale }),
      ...(importId && { subject: importId }),
      details: { findings: findings.length },
    },
    tx,
  );
  return { articleId, sentences: segments.length, findings: findings.length };
}

/** An address out of the headline in Latin letters, when it is nobody else's; a person gives it one otherwise. */
async function giveAddress(
  actor: Importer,
  articleId: string,
  source: ImportedSide,
  target: ImportedSide | null,
  tx: Database,
): Promise<void> {
  const proposed = [target, source]
    .map((side) => (side ? proposeSlug(side.headline, side.locale) : ""))
    .find((slug) => slug !== "");
  if (!proposed) return;
  const was = { slug: null, section: null, sourceLocale: source.locale };
  for (const slug of [proposed, `${proposed.slice(0, 76)}-2`, `${proposed.slice(0, 71)}-${articleId.slice(0, 8)}`]) {
    try {
      await saveDetails(grant(actor, "article.write"), { articleId, ...was, slug, was }, tx);
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "slug_taken") throw error;
    }
  }
}

/** What the checks say of a translation as it stands, of each sentence and over the whole. `place`: of the sentence, 0-based. */
async function findNow(ref: TranslationRef, tx: Database) {
  const { rows, ...sheet } = await getTranslationSheet(ref, tx);
  const settings = { sourceLocale: sheet.sourceLocale, terms: sheet.terms, severities: sheet.severities };
  const locales = { ...settings, targetLocale: sheet.locale };
  const overall = findInconsistencies(rows.map(documentPair), locales);
  return rows.flatMap((row, place) => {
    const { source, target } = row;
    const pair = { source: plainText(source), target: plainText(target), runs: { source, target }, ...locales };
    const issues = [...runChecks(pair), ...(overall.get(row.segmentId) ?? [])];
    return issues.map((issue) => ({ ...pickIssue(issue), segmentId: row.segmentId, place }));
  });
}

function pickIssue({ check, family, severity, message, values }: Issue) {
  return { check, family, severity, message, values: { ...values } };
}
