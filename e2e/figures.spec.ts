import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

const wings = "/articles/two-million-wings-over-the-mudflats/en";
const equation = "104.2万 = 1,042,000 (万 = 10,000)";

test("a figure counted in ten thousands says how it converts, by pointer and by key", async ({ visit }) => {
  const page = await visit();
  await page.goto(`/en${wings}`);
  const mode = page.getByRole("button", { name: "Sentence mode" });
  await expect(mode).toBeVisible();
  const figure = page.getByRole("group", { name: /^Original/ }).getByText("104.2万", { exact: true });
  await figure.click();
  const panel = page.getByRole("group", { name: /^Sentence \d+ of/ });
  await expect(panel.getByRole("listitem").filter({ hasText: equation })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.goto(`/en${wings}`);
  await mode.press("Enter");
  const sentence = page.locator(".s:focus");
  for (let pressed = 0; pressed < 20 && !(await sentence.textContent())?.includes("104.2万"); pressed += 1)
    await page.keyboard.press("j");
  await expect(panel.getByRole("listitem").filter({ hasText: equation })).toBeVisible();
});

test("without scripts a figure says it itself, and stays text that can be selected", async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await page.goto(`/zh${wings}`);
  const figure = page.getByRole("group", { name: /^原文/ }).getByText("104.2万", { exact: true });
  await expect(figure).toHaveAttribute("title", equation);
  await figure.hover();
  const said = await figure.evaluate((element) => {
    const { content, position } = getComputedStyle(element, "::after");
    return { content, position };
  });
  expect(said).toEqual({ content: `"${equation}"`, position: "fixed" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("a figure and a term of one sentence show one box at a time, under a finger and by key", async ({
  visit,
  signInAs,
  layArticle,
}) => {
  const place = String.fromCodePoint(...Array.from({ length: 3 }, () => 0x5200 + Math.floor(Math.random() * 0x3000)));
  const { slug } = await layArticle({
    headline: ["码头消息", "From the quay"],
    paragraphs: [[[`${place}有12万名居民。`, "Tidewater has 120,000 residents."]]],
    stage: "published",
  });
  const translator = await signInAs("translator");
  await translator.goto(`/en/desk/glossary/new?text=${encodeURIComponent(place)}`);
  await translator.getByLabel("Rendering 1 in English").fill("Tidewater");
  await translator.getByRole("button", { name: "Propose" }).click();
  await translator.waitForURL(/\/proposals\//);
  const reviewer = await signInAs("reviewer");
  await reviewer.goto(translator.url());
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await reviewer.waitForURL(/\/glossary\/[0-9a-z]{10}/);

  const hand = await visit({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });
  await hand.goto(`/en/articles/${slug}/en`);
  const original = hand.getByRole("group", { name: /^Original/ });
  const figure = original.getByText("12万", { exact: true });
  const panel = hand.getByRole("group", { name: /^Sentence \d+ of/ });
  const card = hand.locator(".term-card");
  await figure.tap();
  await expect(panel.getByRole("listitem")).toContainText("12万 = 120,000");
  await original.getByRole("link", { name: place }).tap();
  await expect(card).toContainText("Tidewater");
  await expect(panel).toBeHidden();
  await expectAccessible(hand);
  await figure.tap();
  await expect(card).toBeHidden();
  await expect(panel.getByRole("listitem")).toContainText("12万 = 120,000");
  expect(await hand.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const keys = await visit();
  await keys.goto(`/en/articles/${slug}/en`);
  const link = keys.getByRole("group", { name: /^Original/ }).getByRole("link", { name: place });
  await keys
    .getByRole("group", { name: /^Original/ })
    .getByText("12万", { exact: true })
    .click();
  await expect(keys.getByRole("group", { name: /^Sentence \d+ of/ })).toBeVisible();
  await keys.getByRole("button", { name: "Sentence mode" }).focus();
  await keys.keyboard.press("Tab");
  for (let pressed = 0; pressed < 10 && !(await link.evaluate((at) => at === document.activeElement)); pressed += 1)
    await keys.keyboard.press("Tab");
  await expect(keys.locator(".term-card")).toContainText("Tidewater");
  await expect(keys.getByRole("group", { name: /^Sentence \d+ of/ })).toBeHidden();
  await keys.keyboard.press("Escape");
  await expect(keys.locator(".term-card")).toBeHidden();
  await expect(link).toBeFocused();
  await keys.keyboard.press("Enter");
  await keys.waitForURL(/\/glossary\/term\//);
});
