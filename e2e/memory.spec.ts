import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

test("a match with another figure is put in by key, and stays marked as the memory's", async ({
  signInAs,
  layArticle,
}) => {
  const [place, name] = invent();
  await layArticle({
    headline: [`${place}讲座`, "The talks"],
    paragraphs: [[[`${place}组织讲座700场，覆盖12万余人。`, `${name} held 700 talks for more than 120,000 people.`]]],
    stage: "reviewed",
  });
  const { articleId } = await layArticle({
    headline: [`${place}又有讲座`, "More talks"],
    paragraphs: [[[`${place}组织讲座830场，覆盖35万余人。`, ""]]],
    stage: "written",
  });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();

  const help = page.getByRole("region", { name: "Help for sentence 2" });
  await expect(help).toContainText("97 %");
  await expect(help.getByRole("insertion").first()).toContainText("830");
  await expect(help.getByRole("deletion").first()).toContainText("700");
  await expect(help.locator("mark")).toHaveText(["830", "350,000"]);
  await expect(help.getByRole("link", { name: `${place}讲座` })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("Alt+6");
  await expect(fieldOf(page, 2)).toHaveValue(`${name} held 830 talks for more than 350,000 people.`);
  await expect(fieldOf(page, 2)).toBeFocused();
  await expect(rowOf(page, 2)).toContainText("From the memory");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectSaved(page);
  await page.reload();
  await expect(rowOf(page, 2)).toContainText("Translated");
  await expect(rowOf(page, 2)).toContainText("From the memory");
});

test("an inserted match is undone like typing, and the panel stays as it was left", async ({
  signInAs,
  layArticle,
}) => {
  const [place, name] = invent();
  const known = [`${place}的码头重新开放。`, `The quay at ${name} is open again.`] as const;
  await layArticle({ headline: [`${place}码头`, "The quay"], paragraphs: [[known]], stage: "reviewed" });
  const { articleId } = await layArticle({
    headline: [`${place}消息`, "News"],
    paragraphs: [[[known[0], ""]]],
    stage: "written",
  });
  const page = await signInAs("translator", { viewport: { width: 390, height: 800 } });
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  const help = page.getByRole("region", { name: "Help for sentence 2" });
  await expect(help).toBeHidden();
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await expect(help).toContainText("100 %");
  await expectAccessible(page);

  await page.keyboard.type("Mine.");
  await help.getByRole("button", { name: /^Insert/ }).click();
  await expect(fieldOf(page, 2)).toHaveValue(known[1]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(fieldOf(page, 2)).toHaveValue("Mine.");

  await page.reload();
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  await expect(help).toContainText("100 %");
  await help.getByRole("button", { name: "Close the help" }).click();
  await expect(help).toBeHidden();
  await expect(fieldOf(page, 2)).toBeFocused();
  await page.keyboard.press("Alt+p");
  await expect(help).toBeVisible();
});

test("an exact match brings the links and the bold of its sentence", async ({ signInAs, layArticle }) => {
  const [place, name] = invent();
  const zh = (address: string) => `${place}的渡船从[老码头](${address})开出，**每天**两班。`;
  const en = `The ferry of ${name} leaves from [the old quay](https://example.org/quay) twice **every day**.`;
  await layArticle({
    headline: [`${place}渡船`, "The ferry"],
    paragraphs: [[[zh("https://example.org/quay"), en]]],
    stage: "reviewed",
  });
  const { articleId } = await layArticle({
    headline: [`${place}又有渡船`, "The ferry again"],
    paragraphs: [[[zh("https://example.org/new-quay"), ""]]],
    stage: "written",
  });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  const help = page.getByRole("region", { name: "Help for sentence 2" });
  await expect(help.getByRole("strong")).toHaveText("every day");
  await expectAccessible(page);
  await page.keyboard.press("Alt+6");
  await expect(fieldOf(page, 2)).toHaveValue(
    `The ferry of ${name} leaves from ⟨1⟩the old quay⟨/1⟩ twice ⟨2⟩every day⟨/2⟩.`,
  );
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectSaved(page);
  await page.reload();
  await expect(rowOf(page, 2).getByTitle("https://example.org/new-quay").last()).toContainText("the old quay");
});

test("the panel never shows or inserts what belongs to another sentence", async ({ signInAs, layArticle }) => {
  const [place, name] = invent();
  const first = [`${place}的灯塔亮了。`, `The lighthouse of ${name} is lit.`] as const;
  const second = [`渡船因大雾停航，何时恢复由${place}港务所通知。`, `The ferry of ${name} has stopped.`] as const;
  await layArticle({ headline: [`${place}夜话`, "Night talk"], paragraphs: [[first, second]], stage: "reviewed" });
  const { articleId, segmentIds } = await layArticle({
    headline: [`${place}晨话`, "Morning talk"],
    paragraphs: [
      [
        [first[0], ""],
        [second[0], ""],
      ],
    ],
    stage: "written",
  });
  const page = await signInAs("translator");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const answered = page.waitForResponse((response) => response.url().includes(`/${segmentIds[2]}/matches`));
  await page.route(`**/units/${segmentIds[1]}/matches`, async (route) => {
    await held;
    // The page has turned to another sentence: there may be nobody left to answer.
    await route.continue().catch(() => {});
  });
  await page.goto(`/en/desk/articles/${articleId}/en`);
  const sent = page.waitForRequest(`**/units/${segmentIds[1]}/matches`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  await sent;
  await expect(page.getByRole("region", { name: "Help for sentence 2" })).toContainText("Looking…");

  await page.keyboard.press("ControlOrMeta+ArrowDown");
  await answered;
  const help = page.getByRole("region", { name: "Help for sentence 3" });
  await expect(help).toContainText(second[1]);
  release();
  await page.keyboard.press("Alt+6");
  await expect(fieldOf(page, 3)).toHaveValue(second[1]);
  await expect(help).not.toContainText("lighthouse");
  await page.keyboard.press("ControlOrMeta+ArrowUp");
  await expect(page.getByRole("region", { name: "Help for sentence 2" })).toContainText(first[1]);
  await expect(page.getByRole("region", { name: "Help for sentence 2" })).not.toContainText("ferry");
});

test("what was approved before, word for word, is filled in as drafts at one click", async ({
  signInAs,
  layArticle,
}) => {
  const [place, name] = invent();
  const known = [`${place}的集市每周两次。`, `${name} has a market twice a week.`] as const;
  await layArticle({ headline: [`${place}集市`, "The market"], paragraphs: [[known]], stage: "reviewed" });
  const { articleId } = await layArticle({
    headline: [`${place}集市`, ""],
    paragraphs: [
      [
        [known[0], ""],
        [`${place}的桥还没有修。`, ""],
      ],
    ],
    stage: "written",
  });
  const editor = await signInAs("editor");
  await editor.goto(`/en/desk/articles/${articleId}/en`);
  await expect(editor.getByText("2 untranslated sentences have been approved before, word for word.")).toBeVisible();
  await expectAccessible(editor);
  await editor.getByRole("button", { name: "Fill in as drafts" }).click();
  await expect(editor.getByText("Filled in as drafts: each still has to be confirmed.")).toBeVisible();
  await expect(rowOf(editor, 2)).toContainText(known[1]);
  await expect(rowOf(editor, 2)).toContainText("Draft");
  await expect(rowOf(editor, 2)).toContainText("From the memory");
  await expect(rowOf(editor, 3)).toContainText("Untranslated");
  await expect(editor.getByRole("button", { name: "Fill in as drafts" })).toBeHidden();
});

test("the memory is searched in either language, from the workbench by key and on its own page", async ({
  signInAs,
  layArticle,
}) => {
  const [place, name] = invent();
  const known = [`${place}的苗圃卖橘子树。`, `The nursery at ${name} sells orange trees.`] as const;
  const { articleId } = await layArticle({
    headline: [`${place}苗圃`, "The nursery"],
    paragraphs: [[known]],
    stage: "reviewed",
  });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  await fieldOf(page, 2).evaluate((field: HTMLTextAreaElement) => {
    const from = field.value.indexOf("orange");
    field.setSelectionRange(from, from + "orange trees".length);
  });
  await page.keyboard.press("Alt+k");
  const dialog = page.getByRole("dialog", { name: "Search the memory" });
  await expect(dialog.getByLabel("Words")).toHaveValue("orange trees");
  await expect(dialog.getByRole("listitem").filter({ hasText: known[0] })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("radio", { name: "Chinese" }).check();
  await dialog.getByLabel("Words").fill(`${place} 橘子`);
  await dialog.getByRole("button", { name: "Search" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await expect(dialog.getByLabel("Words")).toHaveValue(`${place} 橘子`);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(fieldOf(page, 2)).toBeFocused();

  await page.goto(`/en/desk/memory?side=source&text=${encodeURIComponent(`${place}的苗圃`)}`);
  await expect(page.getByRole("list", { name: "Found in the memory" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByLabel("Words").fill("no such words anywhere");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("Nothing in the memory has these words.")).toBeVisible();
});

/** A name that no other story's sentences have, in both languages. */
function invent(): readonly [zh: string, en: string] {
  const signs = [..."梓柘槐榆枫柏桐楠栎椿桦樟梧枥檀杉"];
  const syllables = [
    "zi",
    "zhe",
    "huai",
    "yu",
    "feng",
    "bo",
    "tong",
    "nan",
    "li",
    "chun",
    "hua",
    "zhang",
    "wu",
    "li",
    "tan",
    "shan",
  ];
  const picked = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte % signs.length);
  const latin = picked.map((at) => syllables[at]).join("");
  return [picked.map((at) => signs[at]).join(""), latin.charAt(0).toUpperCase() + latin.slice(1)];
}

function fieldOf(page: Page, number: number): Locator {
  return page.getByRole("textbox", { name: `Translation of sentence ${number}` });
}

function rowOf(page: Page, number: number): Locator {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: new RegExp(`sentence ${number}$`) }) });
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
