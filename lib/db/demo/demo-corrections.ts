import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { grant, reader } from "#lib/auth/policy.ts";
import type { CorrectionReason } from "#lib/corrections/correction.ts";
import { acceptCorrection, acceptWithEdits, declineCorrection } from "#lib/corrections/mutations.ts";
import { suggestCorrection } from "#lib/corrections/suggestion-mutations.ts";
import { database } from "#lib/db/client.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { publishTranslation } from "#lib/publishing/mutations.ts";
import { getPublished } from "#lib/publishing/queries.ts";
import { plainText } from "#lib/text/runs.ts";
import { findRow, type Newsdesk } from "./newsdesk.ts";
import { waders } from "./waders.ts";

const knots = "Among them were 31,000 great knots, about one in ten of all there are.";
const method = "“My teacher says it doesn’t matter if you count wrong.";
const landing = "With one flat fewer, one flock will never reach the north.";

/** What the waders' translation said before readers put it right. */
export const firstWordings: ReadonlyMap<string, string> = new Map([
  [knots, "Among them were 31,000 great knots, about a hundredth of all there are."],
  [landing, "Without one flat, one flock cannot come to the north."],
]);

/** Readers' suggestions for the waders: two taken, one refused, three waiting. */
export async function layCorrections(desk: Newsdesk, articleId: string): Promise<void> {
  const reviewer = grant(desk.reviewer, "correction.review", "en");
  const publish = () =>
    publishTranslation(grant(desk.reviewer, "translation.publish", "en"), { articleId, cause: "correction" });

  const fact = await suggest(articleId, "Among them", {
    proposed: knots,
    reason: "figure",
    note: "一成 is a tenth, not a hundredth.",
    creditName: "Ines Ferreira",
  });
  await acceptCorrection(reviewer, { correctionId: fact, class: "fact" });
  await publish();

  const rhythm = await suggest(articleId, "Without one flat", {
    proposed: "One flat less and one flock won’t make it to the north.",
    reason: "style",
    note: "",
    creditName: "Tom H.",
  });
  const row = await findRow(articleId, "Without one flat");
  await acceptWithEdits(reviewer, {
    correctionId: rhythm,
    class: "style",
    text: landing,
    version: row.version,
    source: plainText(row.source),
  });
  await publish();

  const refused = await suggest(articleId, "Birds are not counted", {
    proposed: "Birds do not get counted individually by anyone.",
    reason: "style",
    note: "",
    creditName: "",
  });
  await declineCorrection(reviewer, {
    correctionId: refused,
    reason: "",
    words: "The short sentence answers the long ones around it, as it does in Chinese, so we keep it.",
  });

  await suggest(articleId, method.slice(0, 20), {
    proposed: "“My teacher says a wrong count does no harm.",
    reason: "style",
    note: "",
    creditName: "Ines Ferreira",
  });
  await suggest(articleId, method.slice(0, 20), {
    proposed: "“My master says it doesn’t matter if you count wrong.",
    reason: "meaning",
    note: "师傅 is the person you learn a craft from, not a school teacher.",
    creditName: "",
  });
  await suggest(articleId, "Since 2019", {
    proposed: "Since 2019, 18,000 mu (1,200 hectares) of fish ponds in North Bay have been given back to the sea.",
    reason: "figure",
    note: "Readers outside China do not know what a mu is.",
    creditName: "Paul W.",
  });
}

type Words = {
  readonly proposed: string;
  readonly reason: CorrectionReason;
  readonly note: string;
  readonly creditName: string;
};

function suggest(articleId: string, begins: string, words: Words): Promise<string> {
  return suggestSentence({ articleId, slug: waders.slug }, begins, { ...words, email: "" });
}

/** Sends a reader's suggestion for the sentence whose translation begins with `begins`, and gives its id. */
export async function suggestSentence(
  { articleId, slug }: { readonly articleId: string; readonly slug: string },
  begins: string,
  words: Words & { readonly email: string },
): Promise<string> {
  const [row, published] = await Promise.all([findRow(articleId, begins), getPublished(slug, "en")]);
  const revisionId = published?.translation?.revisionId;
  if (!revisionId) throw new Error(`the demo's ${slug} is not published`);
  const operationId = randomUUID();
  const { number } = await suggestCorrection(grant(reader, "correction.suggest"), {
    ...words,
    operationId,
    revisionId,
    segmentId: row.segmentId,
    evidenceUrl: "",
    trap: "",
    secondsTaken: 40,
    address: "demo",
  });
  return findCorrectionId(number);
}

async function findCorrectionId(number: number): Promise<string> {
  const [found] = await database.select({ id: corrections.id }).from(corrections).where(eq(corrections.number, number));
  if (!found) throw new Error(`the demo has no correction ${number}`);
  return found.id;
}
