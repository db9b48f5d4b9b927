import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createThrowawayFolder } from "../lib/server/throwaway.ts";
import { docx } from "../lib/testing/docx.ts";
import { zip } from "../lib/testing/zip.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { startDemo } from "./server.ts";

const zh = `老渡口恢复通航
本报记者 林夏 2024年3月5日
停了两年的老渡口昨天恢复通航。第一班船早上七点离岸，船上坐了31人。
船长老周在码头上等了一夜。停航的两年里，他每天都来看缆绳。
渡轮每天来回十二班，票价两元。市里说，登记乘船的已有12万余人。
今年冬天河面没有结冰。
分享到：微信 微博
`;
const en = `<!doctype html><html><head><title>The old ferry runs again | The Wangchuan Daily</title></head><body>
<nav><a href="/">Home</a><a href="/city">City</a></nav>
<article><h1>The old ferry runs again</h1><p>By Lin Xia, March 5, 2024</p>
<p>The old ferry, which had not run for two years, went back into service yesterday. The first boat left at seven in the morning with 31 people on board.</p>
<p>Captain Zhou had waited on the pier all night. In the two years without a boat he came to look at the ropes every day.</p>
<p>The ferry goes back and forth twelve times a day. A ticket costs two yuan. The city says that 12 people have registered for the boat.</p>
<p>The river did not freeze this winter.</p><p>Thank you for reading our newsletter, which comes out every week.</p></article>
<aside><h3>Related stories</h3><ul><li><a href="/a">Another story</a></li><li><a href="/b">One more</a></li></ul></aside>
<footer><p>Share this on Facebook</p><p>© The Wangchuan Daily</p></footer></body></html>`;
const wrong = "The city says that 12 people have registered for the boat.";
const right = "The city says that more than 120,000 people have registered for the boat.";

test("two files come in, are paired and mended, and are read by readers the same day", async ({ signInAs, visit }) => {
  test.setTimeout(120_000);
  const editor = await signInAs("editor");
  await editor.goto("/en/desk/import");
  await expectAccessible(editor);
  await drop(editor, { "ferry.en.html": en, "ferry.zh.txt": zh });
  await editor.getByRole("button", { name: "Read" }).click();

  const original = editor.getByRole("group", { name: "Original, Chinese" });
  const translation = editor.getByRole("group", { name: "Translation, English" });
  await expect(original.getByLabel("Headline")).toHaveValue("老渡口恢复通航");
  await expect(original.getByLabel("Byline")).toHaveValue("本报记者 林夏");
  await expect(original.getByLabel("Date")).toHaveValue("2024-03-05");
  await expect(original.getByLabel("分享到：微信 微博")).not.toBeChecked();
  await expect(translation.getByLabel("Headline")).toHaveValue("The old ferry runs again");
  await expect(translation.getByLabel("Date")).toHaveValue("2024-03-05");
  await expect(translation.getByText("Share this on Facebook")).toHaveCount(0);
  await expectAccessible(editor);
  // A name of its own in letters: a figure would be one that the original does not have.
  const headline = `The old ferry of Wang${String(Date.now()).replace(/\d/g, (digit) => "aeioulmnrs".charAt(Number(digit)))} runs again`;
  await translation.getByLabel("Headline").fill(headline);
  await editor.getByRole("button", { name: "Pair the sentences" }).click();

  const pairs = editor.getByRole("list", { name: "Pairs of sentences" });
  const row = (text: string) => pairs.getByRole("listitem").filter({ hasText: text });
  await expect(row("停了两年的")).toContainText("went back into service yesterday");
  await expectAccessible(editor);
  // By mouse: two become one.
  await row("船长老周").getByRole("button").first().click();
  await row("船长老周").getByRole("button", { name: "Join with next" }).click();
  await expect(row("船长老周")).toContainText("他每天都来看缆绳");
  // By keyboard: split, undone, done again, and put right by moving a sentence back.
  await row("渡轮每天").getByRole("button").first().focus();
  await editor.keyboard.press("s");
  await expect(row("A ticket costs")).not.toContainText("渡轮每天");
  await editor.keyboard.press("Control+z");
  await expect(row("A ticket costs")).toContainText("渡轮每天");
  await editor.keyboard.press("Control+Shift+z");
  await expect(row("A ticket costs")).not.toContainText("渡轮每天");
  await row("A ticket costs").getByRole("button").first().focus();
  await editor.keyboard.press("Alt+ArrowUp");
  await expect(row("A ticket costs")).toContainText("渡轮每天");
  // A sentence that the splitter left whole is cut where its caret is, and made whole again.
  await row("第一班船").getByRole("button").first().focus();
  await editor.keyboard.press("c");
  await expect(editor.getByRole("textbox", { name: "Sentence in Chinese" })).toBeFocused();
  await expectAccessible(editor);
  await editor.keyboard.press("Enter");
  await expect(row("第一班船").getByText("船上坐了31人。", { exact: true })).toBeVisible();
  await editor.keyboard.press("Control+z");
  await expect(row("第一班船").getByText("第一班船早上七点离岸，船上坐了31人。")).toBeVisible();
  // What stands in the translation alone is marked so.
  await row("our newsletter").getByRole("button").first().focus();
  await editor.keyboard.press("Enter");
  await expect(row("our newsletter")).toContainText("looked at");
  await expect(editor.getByText("1 sentence without an original")).toBeVisible();
  await expect(editor.getByRole("status").filter({ hasText: /Saved \d/ })).toBeVisible();
  await editor.reload();
  await expect(row("船长老周")).toContainText("他每天都来看缆绳");
  await editor.getByRole("button", { name: "Create the article with its translation" }).click();
  await editor.waitForURL(/\/articles\/[^/]+\/en$/);
  const article = new URL(editor.url()).pathname.replace(/^\/en|\/en$/g, "");

  const translator = await signInAs("translator");
  await translator.goto("/en/desk");
  const repairs = translator.getByRole("region", { name: /^Repair after import/ });
  await expect(repairs.getByText(/^English · 0 of \d+ resolved$/).first()).toBeVisible();
  await expectAccessible(translator);
  await translator.goto(`/en${article}/en`);
  const repair = translator.getByRole("region", { name: "Repair after import" });
  await expect(repair.getByText(/^0 of \d+ resolved$/)).toBeVisible();
  await expect(repair.getByText("new since")).toHaveCount(0);
  await repair.getByText("Everything that was found").click();
  await expectAccessible(translator);
  const figure = repair.getByText(/^\d+ of \d+: .*12万/);
  await expect(async () => {
    await translator.keyboard.press("Alt+n");
    await expect(figure).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 20_000, intervals: [50] });
  const field = translator.getByRole("textbox", { name: /^Translation of sentence \d+|sentence \d+/ });
  await expect(field).toHaveValue(wrong);
  await field.fill(right);
  await expect(repair.getByText(/^[1-9]\d* of \d+ resolved$/)).toBeVisible();
  while ((await repair.getByRole("button", { name: "Dealt with" }).count()) > 0) {
    const left = await repair.getByRole("button", { name: "Dealt with" }).count();
    await repair.getByRole("button", { name: "Dealt with" }).first().click();
    await expect(repair.getByRole("button", { name: "Dealt with" })).toHaveCount(left - 1);
  }
  await expect(repair.getByText("Everything found at import is resolved.")).toBeVisible();

  // Confirmed from the first to the last.
  await translator.getByRole("button", { name: "Edit sentence 1", exact: true }).click();
  const confirmed = translator.getByText(/^(\d+) of \1 confirmed/);
  await expect(async () => {
    await translator.keyboard.press("ControlOrMeta+Enter");
    await expect(confirmed).toBeVisible({ timeout: 250 });
  }).toPass({ timeout: 30_000, intervals: [50] });
  await expect(translator.getByRole("status").filter({ hasText: /Saved \d/ })).toBeVisible();

  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en${article}/en/review`);
  await reviewer
    .getByRole("button", { name: /^Select/ })
    .first()
    .click();
  await reviewer.getByRole("button", { name: /^Approve \d+/ }).click();
  await expect(reviewer.getByText(/approved/i).first()).toBeVisible();

  await editor.goto(`/en${article}/publish`);
  await editor.getByRole("button", { name: /^Publish.*Chinese/ }).click();
  await expect(editor.getByText("Published. Readers see it from now on.")).toBeVisible();
  await reviewer.goto(`/en${article}/publish`);
  await reviewer.getByRole("button", { name: /^Publish.*English/ }).click();
  await expect(reviewer.getByText("Published. Readers see it from now on.")).toBeVisible();

  const reader = await visit();
  await reader.goto("/en");
  await reader.getByRole("link", { name: headline }).first().click();
  await expect(reader.getByText(right).first()).toBeVisible();
  await expect(reader.getByText("12 people")).toHaveCount(0);
});

const relation =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://elsewhere.example/x.png" TargetMode="External"/></Relationships>';
const laughs = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>';

test("files that mean harm, or are none, are refused with a reason and leave nothing", async ({ signInAs }) => {
  const page = await signInAs("editor");
  await page.goto("/en/desk/import");
  const file = page.getByRole("group", { name: "Original" }).getByLabel("File");
  const folder = mkdtempSync(join(tmpdir(), "duizhao-large-"));
  const large = join(folder, "large.txt");
  writeFileSync(large, "天亮了。");
  truncateSync(large, 100_000_000);
  try {
    for (const [name, content, reason] of [
      ["bomb.docx", docx(["a"], { "word/media/zeros.bin": "0".repeat(40_000_000) }), "grows far beyond"],
      ["laughs.docx", docx(["a"], { "word/document.xml": laughs }), "outside itself"],
      ["outside.docx", docx(["a"], { "word/_rels/document.xml.rels": relation }), "outside itself"],
      ["deep.html", new TextEncoder().encode("<div>".repeat(300_000)), "nested too deeply"],
      ["photo.txt", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "cannot be read here"],
      ["letter.docx", new TextEncoder().encode("no archive at all"), "is damaged"],
      ["other.docx", zip([{ name: "x.txt", content: "x" }]), "cannot be read here"],
    ] as const) {
      await file.setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
      await page.getByRole("button", { name: "Read" }).click();
      await expect(page.getByRole("alert").filter({ hasText: reason }), name).toBeVisible({ timeout: 30_000 });
    }
    await file.setInputFiles(large);
    await page.getByRole("button", { name: "Read" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "at most 20 MB" })).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await file.setInputFiles({
    name: "sound.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("早安\n天亮了，鸟醒了，人也醒了。\n"),
  });
  await page.getByRole("button", { name: "Read" }).click();
  await expect(page.getByRole("heading", { name: "What was recognised" })).toBeFocused();
});

test("an original pasted without JavaScript becomes an article", async ({ signInAs, browser }) => {
  const signedIn = await signInAs("editor");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto("/en/desk/import");
  await page
    .getByRole("group", { name: "Original" })
    .getByLabel("Or paste the text")
    .fill("清晨的渡口\n天亮了，第一班船离岸。\n");
  await page.getByRole("button", { name: "Read" }).click();
  await expect(page.getByLabel("Headline")).toHaveValue("清晨的渡口");
  await page.getByRole("button", { name: "Create the article" }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/[^/]+$/);
  await context.close();
});

const count = 40;
const many = zip(
  Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => [
    {
      name: `old/${number}.zh.txt`,
      content: `第${number}号渡口\n第${number}号渡口恢复了。一年运送${number}万人。\n天很冷。\n`,
    },
    {
      name: `old/${number}.en.txt`,
      content: `Ferry number ${number}\nFerry number ${number} is back. It carries ${number}0,000 people a year.\nIt is cold.\n`,
    },
  ]),
);

test("a folder of pairs is brought in although the server is killed in the middle", async ({ browser }) => {
  test.setTimeout(240_000);
  const dataFolder = createThrowawayFolder();
  let server = await startDemo(dataFolder);
  try {
    const page = await (await browser.newContext({ baseURL: server.address })).newPage();
    await signIn(page);
    await page.goto("/en/desk/import");
    await page
      .getByLabel("ZIP archive")
      .setInputFiles({ name: "old.zip", mimeType: "application/zip", buffer: Buffer.from(many) });
    await page.getByRole("button", { name: "Send and bring in" }).click();
    await page.waitForURL(/\/batches\//);
    await expect(page.getByText(new RegExp(`^([3-9]|[1-3]\\d) of ${count} articles`))).toBeVisible({ timeout: 60_000 });
    const path = new URL(page.url()).pathname;
    // Whoever runs the jobs first: it has no time to give anything back.
    for (const pid of [...workersOf(server.process.pid), server.process.pid ?? 0]) process.kill(pid, "SIGKILL");
    await page.close();

    server = await startDemo(dataFolder);
    const after = await (await browser.newContext({ baseURL: server.address })).newPage();
    await signIn(after);
    await after.goto(path);
    await expect(after.getByText(`${count} of ${count} articles brought in`)).toBeVisible({ timeout: 120_000 });
    await expectAccessible(after);
    await after.goto("/en/desk?q=号渡口");
    await expect(after.getByRole("heading", { name: new RegExp(`\\b${count}\\b`) })).toBeVisible();
  } finally {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

/** The processes that run jobs for a server. */
function workersOf(server: number | undefined): number[] {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return processes.flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === server && args.join(" ").includes("lib/server/work.ts") ? [Number(pid)] : [];
  });
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/en/sign-in?next=/en/desk");
  await page.getByLabel("E-mail address").fill("editor@demo.example");
  await page.getByLabel("Password").fill("two-columns-one-line");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(({ pathname }) => pathname === "/en/desk");
}

/** Drops files where the two texts go, as from a folder. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const dataTransfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer();
    for (const [name, content] of Object.entries(contents)) transfer.items.add(new File([content], name));
    return transfer;
  }, files);
  await page.getByRole("group", { name: "Original" }).dispatchEvent("drop", { dataTransfer });
}
