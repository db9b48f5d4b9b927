import { randomUUID } from "node:crypto";
import { grant } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { ImportedSide } from "#lib/imports/assembly.ts";
import { addBatchFiles, createBatch, startBatch, stopBatch } from "#lib/imports/batch-mutations.ts";
import { beginImport } from "#lib/imports/mutations.ts";
import type { Pairing } from "#lib/imports/pairing.ts";
import { textRun } from "#lib/text/runs.ts";
import type { Newsdesk } from "./newsdesk.ts";

/** What the newspaper is bringing in: one text whose pairs wait to be gone over, and a folder somebody has stopped. */
export async function layImports({ editor }: Newsdesk): Promise<void> {
  const importer = grant(editor, "article.import");
  await beginImport(importer, { operationId: randomUUID(), source, target, pairing });

  const batch = { name: "2009年旧稿 From 2009", sourceLocale: "zh", targetLocale: "en" };
  const batchId = await createBatch(importer, batch);
  await addBatchFiles(importer, batchId, files);
  await startBatch(importer, batchId);
  await stopBatch(importer, batchId, database);
}

function side(locale: string, front: Omit<ImportedSide, "locale" | "blocks">, ...paragraphs: string[]): ImportedSide {
  const blocks = paragraphs.map((text) => ({
    text,
    block: { kind: "paragraph", attributes: {}, leftOut: false } as const,
  }));
  return { locale, ...front, blocks: blocks.map(({ text, block }) => ({ ...block, runs: textRun(text) })) };
}

const source = side(
  "zh",
  { headline: "凌晨三点的面包房", byline: "本报记者 陈屿", date: "2009-11-06" },
  "凌晨三点，望川街上只有一扇窗亮着。那是老顾的面包房。",
  "他和徒弟每天要烤四百个面包，赶在六点前送到江边的早市。二十二年来，只歇过三天。",
  "“面不等人，”老顾说。去年全市卖出的面包有12万余个，每三十个里就有一个出自他的炉子。",
  "天亮时，街上有了脚步声。他把门打开，先给扫街的人留一个热的。",
);

const target = side(
  "en",
  { headline: "The bakery at three in the morning", byline: "By Chen Yu", date: "2009-11-06" },
  "At three in the morning only one window is lit in Wangchuan Street. It is old Gu’s bakery.",
  "He and his apprentice bake four hundred loaves a day and bring them to the market on the river before six.",
  "“Dough waits for nobody,” says Gu. Last year 12 loaves were sold in the city, and one in thirty came from his oven.",
  "At daybreak there are steps in the street. He opens the door. The first warm loaf is for whoever sweeps it.",
  "Subscribe for more stories like this.",
);

const pair = (sources: number, targets: number, confidence = 0.97) => ({
  ...{ source: sources, target: targets, confidence },
  settled: false,
});
const pairing: Pairing = [
  ...[pair(1, 1), pair(1, 1), pair(1, 1), pair(1, 0, 0.71), pair(1, 1), pair(1, 1), pair(1, 1)],
  ...[pair(1, 2, 0.42), pair(0, 1, 0.83)],
];

const utf8 = (text: string) => new TextEncoder().encode(text);
const files = [
  { path: "2009/桥.zh.txt", content: utf8("旧桥封闭检修\n从明天起，旧桥封闭检修三天。\n行人请走下游的浮桥。\n") },
  {
    path: "2009/桥.en.txt",
    content: utf8(
      "The old bridge is closed\nFrom tomorrow the old bridge is closed for three days.\nPlease walk over the pontoon downstream.\n",
    ),
  },
  { path: "2009/雪.zh.txt", content: utf8("第一场雪\n昨夜下了今年的第一场雪。\n孩子们六点就出了门。\n") },
  {
    path: "2009/雪.en.txt",
    content: utf8("The first snow\nLast night the first snow of the year fell.\nThe children were out by six.\n"),
  },
];
