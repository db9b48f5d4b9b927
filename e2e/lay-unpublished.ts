import { randomUUID } from "node:crypto";
import { saveSource } from "#lib/articles/mutations.ts";
import { getSource } from "#lib/articles/queries.ts";
import { grant } from "#lib/auth/policy.ts";
import { fingerprint } from "#lib/checks/fingerprint.ts";
import { declineCorrection } from "#lib/corrections/mutations.ts";
import { type DemoArticle, demoArticle, h, li, p, q } from "#lib/db/demo/demo-article.ts";
import { suggestSentence } from "#lib/db/demo/demo-corrections.ts";
import * as newsdesk from "#lib/db/demo/newsdesk.ts";
import { withdraw } from "#lib/publishing/mutations.ts";
import { returnUnits } from "#lib/review/mutations.ts";
import { plainText } from "#lib/text/runs.ts";
import { saveTarget } from "#lib/translations/mutations.ts";
import { waiveIssue } from "#lib/waivers/mutations.ts";
import { findDesk } from "./desk.ts";

/** Words that no reader may find, and what readers may know of the articles that hold them. */
export type Unpublished = { readonly words: readonly string[]; readonly paths: readonly string[] };

const words: string[] = [];

/** A word that stands nowhere else, in a text of its own or in the middle of one. Letters only: figures would be checked. */
function hidden(): string {
  const letters = randomUUID().replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)));
  const word = `qx${letters.replaceAll("-", "").slice(0, 14)}`;
  words.push(word);
  return word;
}

/** Lays, by the product's own steps, text in every field that is not published. */
export async function layUnpublished(): Promise<Unpublished> {
  const desk = await findDesk();
  const [draft, edited, withdrawn] = [`draft-${Date.now()}`, `edited-${Date.now()}`, `withdrawn-${Date.now()}`];

  const never = await newsdesk.writeOriginal(desk, fullOfHiddenWords(draft));
  await newsdesk.translate(desk, never, fullOfHiddenWords(draft), { confirm: true });

  const published = plain(edited);
  const articleId = await newsdesk.publishPair(desk, published);
  await suggest(articleId, edited);
  const declined = await suggest(articleId, edited);
  await declineCorrection(grant(desk.reviewer, "correction.review", "en"), {
    correctionId: declined,
    reason: "",
    words: `Declined ${hidden()}`,
  });
  await rewrite(desk, articleId);
  await leaveNotes(desk, articleId);

  const gone = await newsdesk.publishPair(desk, fullOfHiddenWords(withdrawn));
  await withdraw(grant(desk.editor, "publication.withdraw"), { articleId: gone, locale: "zh", reason: "Withdrawn." });

  const slugs = [draft, edited, withdrawn];
  const ids = [never, articleId, gone];
  return {
    words,
    paths: [
      ...slugs.flatMap((slug) => [`/articles/${slug}`, `/articles/${slug}/en`, `/articles/${slug}/en/history`]),
      ...slugs.map((slug) => `/articles/${slug}/en/suggest`),
      ...ids.flatMap((id) => [`/desk/articles/${id}`, `/desk/articles/${id}/en`, `/desk/articles/${id}/preview/zh`]),
    ],
  };
}

function fullOfHiddenWords(slug: string): DemoArticle {
  const pair = (zh: string, en: string) => [`${zh}${hidden()}`, `${en} ${hidden()}`] as const;
  return demoArticle(
    slug,
    "city",
    { headline: pair("标题", "A headline"), summary: pair("摘要", "A summary"), byline: pair("记者", "By") },
    p(`**${hidden()}**，[词](https://${hidden()}.example/)。`, `**${hidden()}** and [words](https://x.example/).`),
    h(...pair("小标题", "Subheading")),
    q(...pair("引文", "Quotation")),
    li(...pair("条目", "Item")),
  );
}

function plain(slug: string): DemoArticle {
  return demoArticle(
    slug,
    "city",
    { headline: ["桥", "The bridge"], summary: ["摘要。", "A summary."], byline: ["记者", "By"] },
    p("大桥六点开放。票价两元。", "The bridge opens at six.", "It costs two yuan."),
  );
}

/** What the desk writes after the publication. */
async function rewrite(desk: newsdesk.Newsdesk, articleId: string): Promise<void> {
  const writer = grant(desk.editor, "article.write");
  const { blocks, version } = await getSource(writer, articleId);
  const changed = blocks.map((block) => ({ ...block, runs: [...block.runs, { text: `新${hidden()}。` }] }));
  await saveSource(writer, { articleId, version, blocks: changed, operationId: randomUUID(), tab: "laid" });
  const row = await newsdesk.findRow(articleId, "It costs two");
  await saveTarget(grant(desk.translator, "translation.write", "en"), {
    articleId,
    segmentId: row.segmentId,
    target: [{ text: `It costs “${hidden()} two yuan.` }],
    base: row.target,
    madeFrom: plainText(row.source),
    version: row.version,
    operationId: randomUUID(),
    tab: "laid",
  });
}

async function leaveNotes(desk: newsdesk.Newsdesk, articleId: string): Promise<void> {
  const wrong = await newsdesk.findRow(articleId, "It costs “");
  const pair = { source: plainText(wrong.source), target: plainText(wrong.target) };
  await waiveIssue(grant(desk.reviewer, "issue.waive", "en"), {
    articleId,
    segmentId: wrong.segmentId,
    check: "quotes",
    fingerprint: fingerprint({ ...pair, sourceLocale: "zh", targetLocale: "en" }),
    reason: `Waived ${hidden()}`,
  });
  const row = await newsdesk.findRow(articleId, "The bridge opens");
  await returnUnits(grant(desk.reviewer, "unit.review", "en"), {
    articleId,
    units: [row],
    reason: `Returned ${hidden()}`,
  });
}

/** A reader's suggestion: its words are for its sender and the desk alone. */
function suggest(articleId: string, slug: string): Promise<string> {
  return suggestSentence({ articleId, slug }, "The bridge opens", {
    proposed: `The bridge, ${hidden()}, opens at six.`,
    reason: "meaning",
    note: `Because ${hidden()}`,
    creditName: `A reader ${hidden()}`,
    email: `${hidden()}@readers.example`,
  });
}
