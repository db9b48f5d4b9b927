import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { writeTmx } from "../lib/interchange/tmx.ts";
import { hasTool } from "../lib/testing/translation-tools.ts";
import { expect, test } from "./fixtures.ts";

const headline = ["节水宣讲覆盖12万余人", "Water-saving talks reach more than 120,000 people"] as const;
const opening = ["老城区排水改造今年开工。", "Work on the old city’s drains begins this year."] as const;
const figures = [
  "各街道组织宣讲700场，覆盖12万余人。",
  "The streets held 700 talks and reached more than 120,000 people.",
] as const;
const story = { headline, paragraphs: [[opening, figures]] };

test("an XLIFF goes out, is translated by OmegaT, comes back, and is reviewed", async ({ signInAs, layArticle }) => {
  test.skip(!hasTool("omegat"), "OmegaT is not installed here.");
  test.setTimeout(120_000);
  const own = ["节水宣讲进社区", "Water-saving talks come to the neighbourhoods"] as const;
  const { articleId } = await layArticle({ ...story, headline: own, stage: "written" });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("link", { name: "Files" }).last().click();
  await expect(page.getByRole("checkbox", { name: own[0] })).toBeChecked();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^duizhao-.*-zh-en\.xlf$/);
  const translated = translateWithOmegaT(readFileSync(await download.path(), "utf8"), [own, opening, figures]);

  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "omegat.xlf",
    mimeType: "application/xliff+xml",
    buffer: translated,
  });
  await page.getByRole("button", { name: "Show what it changes" }).click();
  await expect(page.getByRole("heading", { name: "English: 3 sentences change" })).toBeVisible();
  await expect(page.getByText("Nothing has been changed yet.")).toBeVisible();
  await expect(page.getByText(figures[1])).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Bring in" }).first().uncheck();
  await expect(page.getByRole("button", { name: "Bring in 2 sentences in English" })).toBeVisible();
  await page.getByRole("button", { name: "Tick all" }).click();
  await page.getByLabel("I have read these sentences").check();
  await page.getByRole("button", { name: "Bring in 3 sentences in English" }).click();
  await expect(page.getByText("3 sentences changed; nothing waits for a decision.")).toBeVisible();
  await page.getByRole("link", { name: "Open the translation" }).click();
  await expect(page.getByText("3 of 3 confirmed")).toBeVisible();

  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en/desk/articles/${articleId}/en/review`);
  await expect(reviewer.getByText(figures[1])).toBeVisible();
  await reviewer.getByRole("button", { name: "Approve", exact: true }).first().click();
  await expect(reviewer.getByText("1 sentence approved.")).toBeVisible();
});

test("rows that cannot be read are named with their line, and nothing happens to who gives the file up", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId, segmentIds } = await layArticle({ ...story, stage: "written" });
  const page = await signInAs("translator");
  await bring(
    page,
    "table.csv",
    [
      "segment,source_locale,target_locale,source,target",
      `${segmentIds[1]},zh,en,${opening[0]},=1+1`,
      `${segmentIds[2]},zh,en,${figures[0]}`,
      `nowhere,zh,en,某句。,A sentence.`,
      `${segmentIds[0]},zh,en,${headline[0]},Hidden\u202Etext`,
    ].join("\r\n"),
  );
  await expect(page.getByText("Line 3: The row ends before its translation.")).toBeVisible();
  await expect(page.getByText("Line 5: The text has characters that may not be stored.")).toBeVisible();
  await expect(page.getByRole("insertion").filter({ hasText: "=1+1" })).toBeVisible();
  await page.getByText("One row has no place here").click();
  await expect(page.getByText("Line 4: there is no such sentence.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give the file up" }).click();
  await expect(page).toHaveURL(/\/en\/desk\/exchange$/);
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await expect(page.getByText("0 of 3 confirmed")).toBeVisible();

  await bring(page, "bomb.xlf", '<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff version="1.2">&a;</xliff>');
  await expect(page.getByRole("alert").filter({ hasText: "declares entities of its own" })).toBeVisible();
});

test("a large file comes in while its page tells how far it is, without the sentence that was left out", async ({
  signInAs,
  layArticle,
}) => {
  test.setTimeout(90_000);
  const many = Array.from({ length: 230 }, (_, index) => [`第${index + 1}号渡船开了。`, ""] as const);
  const { segmentIds } = await layArticle({ headline, paragraphs: [many], stage: "written" });
  const page = await signInAs("translator");
  const rows = many.map(([source], index) => `${segmentIds[index + 1]},zh,en,${source},Ferry ${index + 1} has left.`);
  await bring(page, "ferries.csv", ["segment,source_locale,target_locale,source,target", ...rows].join("\r\n"));
  await page.getByRole("listitem").filter({ hasText: "Ferry 3 has left." }).getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Bring in 229 sentences in English" }).click();
  await expect(page.getByText("229 sentences changed; nothing waits for a decision.")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "Open the translation" }).click();
  await expect(row(page, segmentIds[230])).toContainText("Ferry 230 has left.");
  await expect(row(page, segmentIds[3])).toContainText("Untranslated");
});

test("a row made for an older original waits for a reviewer and overwrites nothing", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId, segmentIds } = await layArticle({ ...story, stage: "translated" });
  const translator = await signInAs("translator");
  const sent = await translator.request.get(
    `/api/exchange/translations?article=${articleId}&target=en&format=csv&ui=en`,
  );
  const newer = "Water-saving talks in three places reach more than 120,000 people";
  const old = (await sent.text()).replace(headline[1], "Talks on water reach over 120,000 people");

  const editor = await signInAs("editor");
  await editor.goto(`/en/desk/articles/${articleId}`);
  await expect(editor.getByRole("button", { name: "Bold" })).toBeEnabled();
  await editor.getByRole("textbox", { name: "Headline" }).fill("三地节水宣讲覆盖12万余人");
  await expect(editor.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();

  await translator.goto(`/en/desk/articles/${articleId}/en`);
  await translator.getByRole("button", { name: "Edit sentence 1" }).click();
  await translator.getByRole("textbox", { name: "Translation of sentence 1" }).fill(newer);
  await translator.keyboard.press("ControlOrMeta+Enter");
  await expect(row(translator, segmentIds[0])).toContainText("Translated");

  await bring(editor, "late.csv", old);
  await expect(editor.getByText("1 waits for a decision")).toBeVisible();
  await editor.getByRole("button", { name: "Bring in one sentence in English" }).click();
  await expect(editor.getByText("No sentence changed; one waits for somebody to decide.")).toBeVisible();

  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en/desk/articles/${articleId}/en/review`);
  await expect(reviewer.getByText("A text from a file waits for a decision")).toBeVisible();
  await expectAccessible(reviewer);
  await translator.goto(`/en/desk/articles/${articleId}/en`);
  await expect(row(translator, segmentIds[0])).toContainText(newer);
  await reviewer.getByRole("form", { name: "Use the text for sentence 1" }).getByRole("button").click();
  await expect(reviewer.getByText("A text from a file waits for a decision")).toBeHidden();
  await translator.reload();
  await expect(row(translator, segmentIds[0])).toContainText("Talks on water reach over 120,000 people");
  await expect(row(translator, segmentIds[0])).toContainText("Out of date");
});

test("a memory and a glossary come in from files, and go out again", async ({ signInAs }) => {
  const page = await signInAs("translator");
  const memory = `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header srclang="ZH-CN"/><body>
    <tu><tuv lang="ZH-CN"><seg>渡船明天恢复。</seg></tuv><tuv lang="EN-US"><seg>The ferry runs again tomorrow.</seg></tuv></tu></body></tmx>`;
  await bring(page, "memory.tmx", memory);
  await expect(page.getByRole("heading", { name: "Memory, Chinese to English: 1 pair" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add one pair to the memory" }).click();
  await expect(page.getByText("One pair is new in the memory.")).toBeVisible();

  const glossary = `<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c1">
    <langSec xml:lang="zh"><termSec><term>渡船${Date.now()}</term></termSec></langSec><langSec xml:lang="en"><termSec><term>ferry</term></termSec>
    <termSec><term>steamer</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>`;
  await bring(page, "terms.tbx", glossary);
  await page.getByRole("button", { name: "Propose one term" }).click();
  await expect(page.getByText("One term waits for a reviewer.")).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Memory (TMX)" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("<seg>The ferry runs again tomorrow.</seg>");
});

function row(page: Page, segmentId: string | undefined) {
  return page.locator(`#s-${segmentId}`);
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/en/desk/exchange");
  const buffer = Buffer.from(text);
  await page.getByLabel("File", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "Show what it changes" }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

/** What OmegaT makes of an XLIFF with a memory that knows these pairs. */
function translateWithOmegaT(xliff: string, pairs: readonly (readonly [string, string])[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "duizhao-omegat-"));
  try {
    for (const name of ["source", "target", "tm", "omegat", "glossary", "dictionary"])
      mkdirSync(join(folder, "project", name), { recursive: true });
    const memory = pairs.map(([source, target]) => ({
      ...{ id: "", sourceLocale: "zh", targetLocale: "en", at: null, by: "", context: "", line: 0 },
      source: [{ text: source }],
      target: [{ text: target }],
    }));
    writeFileSync(join(folder, "project", "omegat.project"), omegatProject);
    writeFileSync(join(folder, "project", "source", "article.xlf"), xliff);
    writeFileSync(join(folder, "project", "omegat", "project_save.tmx"), writeTmx(memory, "2026-11-26T09:30:00.000Z"));
    const options = [join(folder, "project"), "--mode=console-translate", `--config-dir=${join(folder, "config")}`];
    execFileSync("/usr/bin/omegat", options, { env: { ...process.env, HOME: folder }, stdio: "pipe" });
    return readFileSync(join(folder, "project", "target", "article.xlf"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const omegatProject = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
${["source", "target", "tm", "glossary", "dictionary"].map((name) => `<${name}_dir>__DEFAULT__</${name}_dir>`).join("\n")}
<source_lang>ZH</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg>
</project></omegat>`;
