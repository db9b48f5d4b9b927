import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

const wings = "/articles/two-million-wings-over-the-mudflats";
const embankment = "/articles/embankment-finished-before-floods";

const original = (page: Page) => page.getByRole("group", { name: /^(Original|原文)/ });
const translation = (page: Page) => page.getByRole("group", { name: /^(Translation|译文)/ });
const view = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const smoke = {
  zh: "站在堤上看，远处像有一层烟在动。",
  en: "Seen from the dyke, something like smoke is moving in the distance.",
};

/** Scripts are at work once the button that needs them is there. */
async function openArticle(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("button", { name: /^(Sentence mode|逐句阅读)$/ })).toBeVisible();
}

/** Height of the first line in the window. */
async function heightOf(page: Page, text: string): Promise<number> {
  return page
    .locator(".s", { hasText: text })
    .locator("visible=true")
    .first()
    .evaluate((half) => {
      const range = document.createRange();
      range.selectNodeContents(half);
      return range.getClientRects()[0]?.top ?? Number.NaN;
    });
}

/** By how much paragraphs that belong together begin at different heights, at most. */
async function largestGap(page: Page): Promise<number> {
  return page.evaluate(() => {
    const tops = (side: string) =>
      [...document.querySelectorAll(`.col.${side} .b`)].map((block) => block.getBoundingClientRect().top);
    const target = tops("target");
    return Math.max(...tops("source").map((top, index) => Math.abs(top - (target[index] ?? Number.NaN))));
  });
}

test("the front page sets every article beside its translation, the newest first", async ({ visit }) => {
  const page = await visit();
  await page.goto("/en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/望川日报\s*Wangchuan Daily/);
  const entry = page.getByRole("article").filter({ hasText: "Two million wings over the mudflats" });
  await expect(entry).toContainText("泥滩上空，两百万只翅膀");
  await expect(page.getByRole("article").filter({ hasText: "三楼的食堂" })).toContainText("Not yet in English");
  await entry.getByRole("link", { name: /Two million wings/ }).click();
  await expect(page).toHaveURL(`/en${wings}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Two million wings over the mudflats");
});

test("four views come from one page; the choice is in the address and lasts", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${wings}`);
  await expect(original(page)).toBeVisible();
  await expect(translation(page)).toBeVisible();
  expect(await largestGap(page)).toBe(0);

  await view(page, "Interleaved").check();
  await expect(page).toHaveURL(/\?view=stack$/);
  await view(page, "Original").check();
  await expect(page.getByText(smoke.zh)).toBeVisible();
  await expect(page.getByText(smoke.en)).toBeHidden();
  await view(page, "Translation").check();
  await expect(page.getByText(smoke.en)).toBeVisible();
  await expect(page.getByText(smoke.zh)).toBeHidden();
  await page.getByRole("checkbox", { name: "Sentence by sentence" }).check();
  await expect(page).toHaveURL(/\?view=translation&align=sentence$/);

  await openArticle(page, `/en${embankment}`);
  await expect(view(page, "Translation")).toBeChecked();
  await view(page, "Side by side").check();
  await expect(page).toHaveURL(/\?align=sentence$/);
  expect(await largestGap(page)).toBe(0);
});

test("a change of view keeps the sentence where it is", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${wings}`);
  const sentence = "Birds are not counted one by one.";
  await page.getByText(sentence).evaluate((half) => half.scrollIntoView({ block: "center" }));
  await page.getByText(sentence).click();
  const height = await heightOf(page, sentence);
  for (const name of ["Interleaved", "Translation", "Side by side", "Translation", "Interleaved", "Side by side"]) {
    await view(page, name).check();
    expect(Math.abs((await heightOf(page, sentence)) - height)).toBeLessThanOrEqual(2);
  }
});

test("the address of a sentence lights both halves, in every view", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${wings}`);
  const id = await page.locator(".s", { hasText: smoke.zh }).getAttribute("id");
  for (const chosen of ["", "?view=stack", "?view=original", "?view=translation", "?view=translation&align=sentence"]) {
    await page.goto("about:blank");
    await openArticle(page, `/en${wings}${chosen}#${id}`);
    await expect(page.locator("[data-target]")).toHaveText([smoke.zh, smoke.en]);
    const shown = chosen.includes("translation") ? smoke.en : smoke.zh;
    await expect(page.getByText(shown)).toBeInViewport();
  }
});

test("pointing lights the pair; a chosen sentence is copied in both languages with its link", async ({ visit }) => {
  const page = await visit({ permissions: ["clipboard-read", "clipboard-write"] });
  await openArticle(page, `/en${wings}`);
  await page.getByText(smoke.zh).hover();
  await expect(page.locator("[data-hover]")).toHaveText([smoke.zh, smoke.en]);

  await page.getByText(smoke.en).click();
  const panel = page.getByRole("group", { name: /^Sentence 6 of \d+$/ });
  await expect(panel).toContainText(`${smoke.zh}${smoke.en}`);
  await panel.getByRole("button", { name: "Copy link" }).click();
  await expect(panel.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toEqual([smoke.zh, smoke.en, expect.stringMatching(/\/en\/articles\/[^?]+#s-\w+$/)]);
  await expectAccessible(page);
  await translation(page).getByText(smoke.en).click();
  await expect(panel).toBeHidden();
});

test("in one language a chosen sentence shows the other", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${wings}?view=translation`);
  await page.getByText(smoke.en).click();
  const panel = page.getByRole("group", { name: /^Sentence 6 of/ });
  await expect(panel.getByText(smoke.zh)).toBeInViewport();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Peek" }).click();
  await expect(panel.getByText(smoke.zh)).toHaveClass(/visually-hidden/);
});

test("the language switch keeps the article, the view and the sentence", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${wings}?view=stack`);
  const sentence = "Old hands count out a hundred";
  await page.getByText(sentence).evaluate((half) => half.scrollIntoView({ block: "center" }));
  await page.getByText(sentence).click();
  const height = await heightOf(page, sentence);
  await page.getByRole("link", { name: "中文" }).evaluate((link: HTMLElement) => link.click());
  await expect(page).toHaveURL(`/zh${wings}?view=stack`);
  await expect(page.getByRole("button", { name: "逐句阅读" })).toBeVisible();
  await expect(view(page, "逐段")).toBeChecked();
  expect(Math.abs((await heightOf(page, sentence)) - height)).toBeLessThanOrEqual(2);
});

test("by keyboard a reader goes from sentence to sentence and finds every tool", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${embankment}`);
  await page.getByRole("button", { name: "Sentence mode" }).press("Enter");
  const focused = page.locator(".s:focus");
  await expect(focused).toHaveText("抢在汛期前，望川大堤加固完工");
  await page.keyboard.press("j");
  await expect(focused).toHaveText("历时十四个月的加固工程昨天通过验收。");
  await page.keyboard.press("k");
  await page.keyboard.press("n");
  await expect(focused).toContainText("2.6亿元");
  await page.keyboard.press("Shift+J");
  await expect(focused).toHaveText(/^与旧堤相比/);
  await page.keyboard.press("4");
  await expect(view(page, "Translation")).toBeChecked();
  await expect(focused).toHaveText(/^The new embankment is on average/);
  await page.keyboard.press("1");

  await page.keyboard.press("Shift+?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toBeVisible();
  await expectAccessible(page);
  await keys.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(focused).toHaveText(/^The new embankment is on average/);
  await page.keyboard.press("ArrowDown");
  await expect(focused).toHaveText(/^The hardest part/);

  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Your version" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(focused).toHaveText(/^The hardest part/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Sentence mode" })).toBeFocused();
});

test("without scripts everything can be read, compared and followed", async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto(`/zh${wings}`);
  await expect(translation(page)).toBeVisible();
  await view(page, "译文").check();
  await expect(page.getByText(smoke.zh)).toBeHidden();
  await view(page, "逐段").check();
  await expect(page.getByText(smoke.zh)).toBeVisible();
  await page.getByRole("button", { name: "显示" }).click();
  await page.getByRole("radio", { name: "深色" }).check();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  await page.keyboard.press("Escape");
  await page.getByText(smoke.zh).hover();
  await expect(page.locator(".s", { hasText: smoke.en })).toHaveCSS("background-color", "rgb(74, 61, 18)");
  await expect(page.getByRole("link", { name: "建议修改译文" }).first()).toHaveAttribute(
    "href",
    /\/en\/suggest\?s=\w+$/,
  );
  await page.getByRole("link", { name: "译文修改记录" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("英语译文的修改记录");
  expect((await page.goto(`/zh/articles/no-such-article`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "没有这个页面" })).toBeVisible();
});

test("a translation that is behind says so, says where, and shows what changed", async ({ visit }) => {
  const page = await visit();
  await openArticle(page, `/en${embankment}`);
  const notice = page.getByRole("complementary", { name: "The original has changed" });
  await expect(notice).toContainText(
    /The Chinese original was updated on .+\. 1 sentence of this translation is not yet/,
  );
  await notice.getByRole("link").click();
  await expect(page.locator("[data-target]").first()).toContainText("2.6亿元");
  await page.getByRole("button", { name: "Original changed" }).click();
  await expect(page.getByRole("deletion")).toContainText("2.3");
  await expect(page.getByRole("insertion")).toContainText("2.6");
  await expectAccessible(page);
});

test("a language that is not published says so and gives the original", async ({ visit }) => {
  const page = await visit();
  const answer = await page.goto("/en/articles/the-canteen-on-the-third-floor");
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("complementary")).toContainText("This article has not been published in English yet.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/三楼的食堂/);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/zh\/articles\//);
  await expect(page.locator('link[hreflang="en"]')).toHaveCount(0);
  await expectAccessible(page);
});

test("a withdrawn article is gone and says why; an unknown one is not found", async ({ visit }) => {
  const page = await visit();
  const gone = await page.goto("/en/articles/free-tickets-for-the-lantern-fair");
  expect(gone?.status()).toBe(410);
  await expect(page.getByRole("main")).toContainText("The organisers have corrected themselves");
  await expectAccessible(page);

  const missing = await page.goto("/en/articles/nothing-of-the-kind");
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the front page" }).click();
  await expect(page).toHaveURL("/en");
});

test("on paper the columns stand on one line and nothing is left to press", async ({ visit }) => {
  const page = await visit({ viewport: { width: 718, height: 1000 } });
  await openArticle(page, `/en${wings}`);
  await page.emulateMedia({ media: "print" });
  expect(await largestGap(page)).toBe(0);
  await expect(page.getByRole("group", { name: "How to read" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeHidden();
});

test("nothing comes from elsewhere and nothing moves while the page loads", async ({ visit }) => {
  const page = await visit();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { moved: number }).moved += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await openArticle(page, `/en${wings}?view=stack`);
  await page.evaluate(() => document.fonts.ready);
  expect(new Set(asked).size).toBe(1);
  expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBe(0);
});

for (const width of [320, 1280]) {
  for (const [name, options] of [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["forced colours", { forcedColors: "active" }],
  ] as const) {
    test(`every view is accessible and fits at ${width} px in ${name}`, async ({ visit }) => {
      const page = await visit({ ...options, viewport: { width, height: 700 } });
      for (const path of [
        `/zh${wings}?view=stack&align=sentence`,
        `/en${wings}?view=original`,
        `/zh${wings}?view=translation`,
        `/en${wings}?align=sentence`,
      ]) {
        await page.goto(path);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        // Text twice as large.
        await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    });
  }
}
