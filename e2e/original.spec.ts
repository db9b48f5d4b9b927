import type { Page } from "@playwright/test";
import { demoPeople } from "../lib/db/demo-people.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

const rain = "雨下了一整夜。清晨，街上没有人。";
const drains = "老城区的排水管道是五十年前铺的。";
const story = {
  headline: ["老城区排水改造开工", "Work on the old city’s drains begins"],
  paragraphs: [
    [
      ["雨下了一整夜。", "It rained all night."],
      ["清晨，街上没有人。", "In the morning the streets were empty."],
    ],
    [[drains, "The drains of the old city were laid fifty years ago."]],
  ],
  stage: "written",
} as const;

test("an editor writes an article, and it is there again with the same sentences", async ({ signInAs }) => {
  const page = await signInAs("editor");
  await page.goto("/en/desk/articles/new");
  await page.getByLabel("Headline").fill("雨夜");
  await page.getByRole("button", { name: "Create article" }).click();
  await page.waitForURL(/articles\/[0-9a-f-]{36}$/);

  await page.getByRole("textbox", { name: "Headline" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("的老城区");
  await page.keyboard.press("Enter");
  await page.keyboard.type("一夜大雨之后。");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Byline" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(body(page)).toBeFocused();
  await page.keyboard.type(rain);
  await page.keyboard.press("Enter");
  await page.keyboard.type(drains);
  await page.keyboard.press("Enter");
  await page.keyboard.type("数字");
  await page.getByRole("button", { name: "Heading", exact: true }).click();
  await page.keyboard.press("Enter");
  await page.keyboard.type("改造分三步：");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Numbered list" }).click();
  await page.keyboard.type("清淤");
  await page.keyboard.press("Enter");
  await page.keyboard.type("换管");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("“再也不用划船上班了。”");
  await page.getByRole("button", { name: "Quotation" }).click();
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("ControlOrMeta+i");
  await expectSaved(page);
  await expect(page.getByText("56 characters, 8 sentences")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue(/^yuye-de-lao-?chengqu$/);

  const before = await read(page);
  expect(shapeOf(before)).toEqual([
    "headline 雨夜的老城区",
    "summary 一夜大雨之后。",
    "byline 陈屿 Chen Yu",
    `paragraph ${rain}`,
    `paragraph ${drains}`,
    "heading2 数字",
    "paragraph 改造分三步：",
    "ol 清淤",
    "ol 换管",
    "quotation _“再也不用划船上班了。”_",
  ]);
  await page.reload();
  await expect(body(page).getByRole("heading", { name: "数字" })).toBeVisible();
  expect(await read(page)).toEqual(before);
});

test("pasted text comes in clean from Word, from a page and from plain text", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, paragraphs: [] });
  const page = await openEditor(await signInAs("editor"), articleId);
  await body(page).click();

  await paste(page, { "text/html": fromWord, "text/plain": "never used" });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([
    "heading2 老城区排水改造方案",
    "paragraph 今年春天，*三个街道*将率先动工，见https://example.org/[方案全文]。",
    "ul 清淤 12 公里",
    "ul 更换管道",
    "ol 公示",
    "quotation _“不能再等了。”_",
    "paragraph 责任单位：水务局",
  ]);

  await replaceAll(page);
  await paste(page, { "text/html": fromPage });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([
    "heading2 Rain",
    "paragraph It rained `all` night.",
    "paragraph Nobody came.",
    "heading3 After",
    "ul One",
    "ul Two",
    "code a < b;\n  c",
  ]);

  await replaceAll(page);
  await paste(page, { "text/plain": `　　${rain}\n\n　　${drains}\r\n\u200B第三段。` });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([`paragraph ${rain}`, `paragraph ${drains}`, "paragraph 第三段。"]);

  await page.keyboard.press("ControlOrMeta+End");
  await paste(page, { "text/html": "<meta charset='utf-8'><span style='color:red'>接着写。</span>" });
  await expectSaved(page);
  expect(bodyOf(await read(page)).at(-1)).toBe("paragraph 第三段。接着写。");

  await page.getByRole("textbox", { name: "Headline" }).selectText();
  await paste(page, { "text/plain": "第一行\n第二行\u202E", "text/html": "<b>第一行</b>" }, "Headline");
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveValue("第一行 第二行");
});

test("sentences are split and joined in place, by key and by button, and stay so", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  const split = page.getByRole("button", { name: "Split sentence here" });
  const join = page.getByRole("button", { name: "Join with previous sentence" });
  expect(await sentences(page)).toEqual(["雨下了一整夜。", "清晨，街上没有人。", drains]);

  // 清晨，|街上没有人。
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await moveBy(page, 10);
  await page.keyboard.press("Alt+Enter");
  await expectSaved(page);
  expect(await sentences(page)).toEqual(["雨下了一整夜。", "清晨，", "街上没有人。", drains]);
  await expect(split).toHaveAttribute("aria-disabled", "true");

  // Typing on both sides of the boundary leaves it where it is, and so does deleting.
  await page.keyboard.type("大");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("时，");
  await expectSaved(page);
  expect((await sentences(page)).slice(1, 3)).toEqual(["清晨时，", "街上没有人。"]);

  await page.reload();
  await expect(page.getByRole("button", { name: "Bold" })).not.toHaveAttribute("aria-disabled");
  expect((await sentences(page)).slice(1, 3)).toEqual(["清晨时，", "街上没有人。"]);

  await body(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await moveBy(page, 11);
  await page.keyboard.press("Alt+Backspace");
  await expectSaved(page);
  expect((await sentences(page)).slice(1)).toEqual(["清晨时，街上没有人。", drains]);

  // A boundary that the rules found is joined as well, and undo brings it back.
  await join.click();
  await expectSaved(page);
  expect(await sentences(page)).toEqual(["雨下了一整夜。清晨时，街上没有人。", drains]);
  await page.keyboard.press("ControlOrMeta+z");
  await expectSaved(page);
  expect(await sentences(page)).toEqual(["雨下了一整夜。", "清晨时，街上没有人。", drains]);

  // In the middle of a sentence the key deletes a word, as everywhere.
  await page.keyboard.press("ControlOrMeta+End");
  await expect(join).toHaveAttribute("aria-disabled", "true");
});

test("nothing acts and nothing is saved while an input method composes", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  const saves = countSaves(page);
  const input = await page.context().newCDPSession(page);
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+End");

  await input.send("Input.imeSetComposition", { text: "kai", selectionStart: 3, selectionEnd: 3 });
  for (const key of ["Enter", "Backspace"]) {
    for (const altKey of [false, true]) {
      await body(page).evaluate(
        (element, init) => {
          element.dispatchEvent(
            new KeyboardEvent("keydown", { ...init, isComposing: true, bubbles: true, cancelable: true }),
          );
          element.dispatchEvent(
            new KeyboardEvent("keydown", { ...init, keyCode: 229, bubbles: true, cancelable: true }),
          );
        },
        { key, altKey },
      );
    }
  }
  await input.send("Input.imeSetComposition", { text: "kaigong", selectionStart: 7, selectionEnd: 7 });
  await page.waitForTimeout(1_500);
  expect(saves()).toBe(0);
  expect(bodyOf(await read(page))).toHaveLength(2);

  await input.send("Input.insertText", { text: "开工" });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([`paragraph ${rain}`, `paragraph ${drains}开工`]);

  const headline = page.getByRole("textbox", { name: "Headline" });
  await headline.click();
  await page.keyboard.press("End");
  const before = saves();
  await input.send("Input.imeSetComposition", { text: "le", selectionStart: 2, selectionEnd: 2 });
  await headline.evaluate((element) => {
    element.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForTimeout(1_200);
  await expect(headline).toBeFocused();
  expect(saves()).toBe(before);
  await input.send("Input.insertText", { text: "了" });
  await expectSaved(page);
  expect((await read(page)).blocks[0]?.runs).toEqual([{ text: "老城区排水改造开工了" }]);
});

test("without a network everything is kept, and saved when it is back", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  await page.context().setOffline(true);
  await write(page, "断网时写的。");
  await expect(status(page)).toHaveText("Offline — 1 change kept on this device");
  await page.getByRole("textbox", { name: "Headline" }).fill("断网时改的标题");
  await expect(status(page)).toHaveText("Offline — 2 changes kept on this device");

  await page.context().setOffline(false);
  await expectSaved(page);
  expect(shapeOf(await read(page))).toEqual([
    "headline 断网时改的标题",
    "summary ",
    "byline ",
    `paragraph ${rain}`,
    `paragraph ${drains}断网时写的。`,
  ]);
});

test("an answer that is lost on the way is no conflict", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  let lost = 0;
  await page.route("**/source", async (route) => {
    if (route.request().method() !== "PUT" || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await write(page, "写一句。");
  await expect(status(page)).toContainText("Offline");
  await page.keyboard.type("再写一句。");
  await expectSaved(page);
  expect(lost).toBe(1);
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}写一句。再写一句。`);
});

test("what a killed tab had not saved is offered again", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const first = await openEditor(await signInAs("editor"), articleId);
  const context = first.context();
  await context.setOffline(true);
  await write(first, "还没保存的一句。");
  await expect(status(first)).toHaveText("Offline — 1 change kept on this device");
  await expect.poll(() => keptText(first), { timeout: 2_000 }).toContain("还没保存的一句。");
  await first.close();
  await context.setOffline(false);

  const page = await openEditor(await context.newPage(), articleId);
  const offer = page.getByRole("region", { name: "Unsaved changes from before" });
  await expect(offer.locator("ins")).toContainText("还没保存的一句。");
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}`);
  await expectAccessible(page);
  await offer.getByRole("button", { name: "Restore" }).click();
  await expect(offer).toBeHidden();
  await expectSaved(page);
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}还没保存的一句。`);
  await expect.poll(() => keptText(page)).not.toContain("还没保存的一句。");
  await page.reload();
  await expect(body(page)).toContainText("还没保存的一句。");
  await expect(offer).toBeHidden();
});

test("an editor whose session has ended signs in over the page and goes on", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  await page.context().clearCookies();
  await write(page, "会话过期之后写的。");

  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await expect(dialog).toContainText("陈屿 Chen Yu");
  await expectAccessible(page);
  await dialog.getByLabel("Password").fill("wrong password");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(status(page)).toHaveText("Signed out — kept on this device");
  await page.getByRole("button", { name: "Sign in again" }).click();
  const editor = demoPeople.find(({ roles }) => roles.some(({ role }) => role === "editor"));
  await dialog.getByLabel("Password").fill(editor?.password ?? "");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}会话过期之后写的。`);
});

test("two editors in different paragraphs do not notice each other's saves but for a line", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId } = await layArticle(story);
  const [one, other] = await both(await signInAs("editor"), await signInAs("editor"), articleId);
  await write(one, "一改。");
  await expectSaved(one);
  await other.getByRole("textbox", { name: "Headline" }).fill("另一个标题");
  await expect(other.getByText("Put together with your change from another tab.")).toBeVisible();
  await expectSaved(other);
  await expect(body(other)).toContainText("一改。");
  expect(shapeOf(await read(one))).toEqual([
    "headline 另一个标题",
    "summary ",
    "byline ",
    `paragraph ${rain}`,
    `paragraph ${drains}一改。`,
  ]);
});

test("two editors in one paragraph see both texts and choose", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const [one, other] = await both(await signInAs("editor"), await signInAs("editor"), articleId);
  await write(one, "一说。");
  await expectSaved(one);
  await write(other, "二说。");

  const conflict = other.getByRole("region", { name: "Two versions of the same paragraphs" });
  await expect(conflict.getByRole("alert")).toContainText("Both texts are kept.");
  await expect(conflict.locator("ins")).toContainText(["一说。", "二说。"]);
  await expectAccessible(other);
  await expect(body(other)).toBeFocused();
  await other.keyboard.type("还在写。");
  await expect(status(other)).toHaveText("Conflict: choose a text below");
  await other.getByRole("button", { name: "Show" }).click();
  await expect(conflict).toBeFocused();
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(conflict).toBeHidden();
  await expectSaved(other);
  expect(bodyOf(await read(one)).at(-1)).toBe(`paragraph ${drains}二说。还在写。`);

  await write(one, "三说。");
  const again = one.getByRole("region", { name: "Two versions of the same paragraphs" });
  await again.getByRole("button", { name: "Take my other text" }).click();
  await expectSaved(one);
  await expect(body(one)).not.toContainText("三说。");
  await expect(body(one)).toContainText("二说。还在写。");

  await one.reload();
  await one.locator("summary").first().click();
  await one.getByRole("button", { name: "Put back" }).first().click();
  await expectSaved(one);
  expect(bodyOf(await read(one)).at(-1)).toBe(`paragraph ${drains}一说。三说。`);
});

test("an address is proposed, taken once, and leads on when it changes", async ({ signInAs, layArticle, visit }) => {
  const { articleId, slug } = await layArticle({ ...story, stage: "published" });
  const page = await openEditor(await signInAs("editor"), articleId);
  const address = page.getByLabel("Address");
  await expect(address).toHaveValue(slug);
  await expect(page.getByLabel("Language of the original")).toBeDisabled();
  await address.fill(`New ${slug}`);
  await expect(page.getByText(`The old address ${slug} leads to the new one.`)).toBeVisible();
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("Details saved.")).toBeVisible();

  const reader = await visit();
  await reader.goto(`/en/articles/${slug}`);
  await expect(reader).toHaveURL(new RegExp(`/en/articles/new-${slug}`));

  const second = await layArticle({ ...story, stage: "drafted" });
  await openEditor(page, second.articleId);
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("Another article already uses this address.")).toBeVisible();
});

for (const [uiLocale, scheme, width] of [
  ["en", "light", 1280],
  ["zh", "dark", 320],
  ["en", "dark", 320],
  ["zh", "light", 1280],
] as const) {
  test(`everybody can use the editor: ${uiLocale}, ${scheme}, ${width} px`, async ({ signInAs, layArticle }) => {
    const { articleId } = await layArticle({ ...story, stage: "translated" });
    const page = await signInAs("editor", { colorScheme: scheme, viewport: { width, height: 800 } });
    for (const path of [`/${uiLocale}/desk/articles/new`, `/${uiLocale}/desk/articles/${articleId}`]) {
      await page.goto(path);
      await expect(page.getByRole("button").last()).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await page.getByRole("toolbar").getByRole("button").nth(9).waitFor();
    const tools = page.getByRole("toolbar").getByRole("button");
    await tools.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(tools.nth(1)).toBeFocused();
    await page.keyboard.press("End");
    await expect(tools.last()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(tools.first()).toBeFocused();
  });
}

type Source = {
  readonly version: number;
  readonly blocks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly attributes: { readonly level?: number; readonly ordered?: boolean };
    readonly runs: readonly { text: string; bold?: true; italic?: true; code?: true; href?: string }[];
  }[];
  readonly segments: readonly {
    readonly id: string;
    readonly blockId: string;
    readonly from: number;
    readonly to: number;
  }[];
};

const body = (page: Page) => page.getByRole("textbox", { name: "Text" });
const status = (page: Page) => page.getByRole("status").filter({ hasText: /Sav|save|Offline|Signed|Conflict/ });

async function openEditor(page: Page, articleId: string): Promise<Page> {
  await page.goto(`/en/desk/articles/${articleId}`);
  await expect(page.getByRole("button", { name: "Bold" })).not.toHaveAttribute("aria-disabled");
  return page;
}

async function both(one: Page, other: Page, articleId: string): Promise<[Page, Page]> {
  return [await openEditor(one, articleId), await openEditor(other, articleId)];
}

/** At the end of the text. */
async function write(page: Page, text: string): Promise<void> {
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(text);
}

/** Faster than anybody types, the caret would still be on its way. */
async function moveBy(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("ArrowRight");
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

async function replaceAll(page: Page): Promise<void> {
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Backspace");
}

/** Waits until nothing is on its way any more. */
async function expectSaved(page: Page): Promise<void> {
  await expect(status(page)).toHaveText(/^Saved \d\d?:\d\d:\d\d/);
}

/** The original as it is stored. */
async function read(page: Page): Promise<Source> {
  const articleId = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? "";
  const response = await page.context().request.get(`/api/articles/${articleId}/source`);
  return ((await response.json()) as { value: Source }).value;
}

function shapeOf({ blocks }: Source): string[] {
  return blocks.map(({ kind, attributes, runs }) => {
    const name =
      kind === "heading"
        ? `heading${attributes.level}`
        : kind === "listItem"
          ? attributes.ordered
            ? "ol"
            : "ul"
          : kind;
    const text = runs.map(({ text, bold, italic, code, href }) => {
      const marked = bold ? `*${text}*` : italic ? `_${text}_` : code ? `\`${text}\`` : text;
      return href ? `${href}[${marked}]` : marked;
    });
    return `${name} ${text.join("")}`;
  });
}

const bodyOf = (source: Source) => shapeOf(source).slice(3);

async function sentences(page: Page): Promise<string[]> {
  const { blocks, segments } = await read(page);
  const text = new Map(blocks.map(({ id, runs }) => [id, runs.map((run) => run.text).join("")]));
  return segments
    .filter(({ blockId }) => !["headline", "summary", "byline"].includes(blockId))
    .map(({ blockId, from, to }) => text.get(blockId)?.slice(from, to) ?? "");
}

/** Everything that is kept on this device. */
async function keptText(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("duizhao-unsaved");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("copies").objectStore("copies").getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
  );
}

function countSaves(page: Page): () => number {
  let saves = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT") saves += 1;
  });
  return () => saves;
}

async function paste(page: Page, data: Record<string, string>, field = "Text"): Promise<void> {
  await page.getByRole("textbox", { name: field }).evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; font-size:10.5pt; font-family:等线;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word'><!--StartFragment-->
<h1 style='mso-outline-level:1'><a name="_Toc1"></a><b><span style='font-family:宋体;mso-ascii-font-family:Calibri'>老城区排水改造</span></b><b><span
style='font-family:宋体'>方案</span></b><span lang=EN-US><o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><span style='font-family:宋体'>　　今年春天，</span><b
style='mso-bidi-font-weight:normal'><span style='font-family:宋体;color:red;background:yellow;mso-highlight:yellow'>三个街道</span></b><span
style='font-family:宋体'>将率先动工，见</span><a href="https://example.org/"><span style='font-family:宋体'>方案全文</span></a><a
style='mso-comment-reference:C_1;mso-comment-date:20260301T1000'></a><span class=MsoCommentReference><span lang=EN-US><a class=msocomanchor
id="_anchor_1" href="#_msocom_1">[C1]</a></span></span><del cite="mailto:C" datetime="2026-03-01T10:00"><span>已删去的字</span></del><span>。</span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US
style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>清淤 </span><span
lang=EN-US>12</span><span> 公里</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>l<span>&nbsp; </span></span><![endif]><span>更换管道</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]><span>公示</span></p>
<p class=MsoQuote><i><span>“不能再等了。”</span></i></p>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>责任单位：<span>水务局</span></p></td></tr></table>
<!--EndFragment-->
<div style='mso-element:comment-list'><p class=MsoCommentText>批注内容</p></div></body></html>`;

const fromPage = `<div onclick="alert(1)"><script>alert(1)</script><style>p{color:red}</style>
<h1>Rain</h1><p style="font-weight:400">It rained <code>all</code>
 night.<br><br>Nobody <a href="javascript:alert(1)">came</a>.</p><h4>After</h4>
<nav hidden>Menu</nav><ul><li><p>One</p></li><li>Two<img src="x.png"></li></ul><pre>a &lt; b;
  c</pre></div>`;
