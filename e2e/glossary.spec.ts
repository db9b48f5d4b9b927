import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import type { WantedArticle } from "./lay-article.ts";

test("a term is proposed at a sentence, approved, applied everywhere, and the pages are corrected", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  const club = invent();
  const meeting = await layArticle(about(club, "在码头开会。", "The Tide Club met on the quay."));
  const { articleId, slug } = await layArticle(about(club, "有四十名社员。", "The Tide Society has forty members."));

  const translator = await signInAs("translator");
  await translator.goto(`/en/desk/articles/${articleId}/en`);
  await translator.getByRole("button", { name: "Edit sentence 2" }).click();
  await select(translator.getByText(`${club}有四十名社员。`), club);
  await translator.keyboard.press("Alt+g");
  const dialog = translator.getByRole("dialog", { name: "Propose a term" });
  await expect(dialog.getByLabel("Term", { exact: true })).toHaveValue(club);
  await dialog.getByLabel("Rendering 1 in English").fill("Tide Society");
  await dialog.getByRole("button", { name: "Add a rendering" }).click();
  await dialog.getByLabel("Rendering 2 in English").fill("Tide Club");
  await dialog.getByLabel("How rendering 2 is used").selectOption("not to be used");
  await dialog.getByLabel("Kind").selectOption("Body");
  await expectAccessible(translator);
  await dialog.getByRole("button", { name: "Propose" }).click();
  await expect(translator.getByText(`Proposed: ${club}. A reviewer decides.`)).toBeAttached();
  await expect(translator.getByRole("textbox", { name: /^Translation of sentence 2/ })).toBeFocused();

  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/glossary?state=proposed");
  await expectAccessible(reviewer);
  await reviewer.getByRole("link", { name: club }).click();
  await expect(reviewer.getByRole("heading", { level: 1, name: club })).toBeVisible();
  await expectAccessible(reviewer);
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(reviewer.getByRole("heading", { name: "Used in 2 published sentences, 1 deviates" })).toBeVisible();
  await expectAccessible(reviewer);

  await translator.goto(`/en/desk/glossary?q=${club}`);
  await translator.getByRole("link", { name: club }).click();
  await expect(translator.getByRole("insertion")).toContainText("Society");
  await translator.getByRole("button", { name: "Propose the change everywhere" }).click();
  await expect(translator.getByText("1 correction is waiting for a reviewer.")).toBeVisible();
  await expectAccessible(translator);

  const reader = await visit();
  await reader.goto(`/en/articles/${meeting.slug}/en`);
  await expect(reader.getByText("The Tide Club met on the quay.")).toBeVisible();
  await reviewer.reload();
  await expectAccessible(reviewer);
  await reviewer.getByRole("button", { name: "Accept the selected and publish" }).click();
  await expect(reviewer.getByText("1 correction accepted, 1 page published.")).toBeVisible();
  await expect(reviewer.getByRole("heading", { name: "Used in 2 published sentences", exact: true })).toBeVisible();
  await reader.reload();
  await expect(reader.getByText("The Tide Society met on the quay.")).toBeVisible();

  await reader.goto(`/en/articles/${slug}/en`);
  const link = reader.getByRole("link", { name: "Tide Society" });
  await link.hover();
  const card = reader.locator(".term-card");
  await expect(card).toContainText(club);
  await card.getByText("Tide Society").hover();
  await expect(card).toBeVisible();
  await expectAccessible(reader);
  await reader.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await reader.keyboard.press("Tab");
  await link.focus();
  await expect(card).toBeVisible();
  await reader.keyboard.press("Escape");
  await expect(link).toBeFocused();
});

test("readers see a term, and why, without scripts and in either language", async ({ visit, signInAs, layArticle }) => {
  const club = invent();
  const { slug } = await layArticle(about(club, "在码头开会。", "The Tide Society met on the quay."));
  await putInForce(await signInAs("translator"), await signInAs("reviewer"), club, "Tide Society");

  for (const [uiLocale, heading, all] of [
    ["en", "Terms in this article", "The whole glossary"],
    ["zh", "本文用语", "全部术语"],
  ] as const) {
    const reader = await visit({ javaScriptEnabled: false });
    await reader.goto(`/${uiLocale}/articles/${slug}/en`);
    await expect(reader.getByRole("region", { name: heading })).toContainText("What its members call it.");
    await reader.getByRole("group").getByRole("link", { name: club }).click();
    await expect(reader.getByRole("heading", { level: 1, name: club })).toBeVisible();
    await expect(reader.getByText("What its members call it.")).toBeVisible();
    await reader.goBack();
    await reader.getByRole("link", { name: all }).click();
    await reader.getByRole("link", { name: club }).click();
    await expect(reader.getByText("Tide Society")).toBeVisible();

    // The rules are read by a script: the same pages, where one may run.
    const judge = await visit();
    for (const path of [`/${uiLocale}/articles/${slug}/en`, `/${uiLocale}/glossary`, new URL(reader.url()).pathname]) {
      await judge.goto(path);
      await expectAccessible(judge);
    }
  }
});

test("a term is put in by key, and a forbidden word is found and mended", async ({ signInAs, layArticle }) => {
  const club = invent();
  const translator = await signInAs("translator");
  await putInForce(translator, await signInAs("reviewer"), club, "Tide Society", "Tide Club");
  const { articleId } = await layArticle({ ...about(club, "在码头开会。", ""), stage: "written" });
  await translator.goto(`/en/desk/articles/${articleId}/en`);
  await translator.getByRole("button", { name: "Edit sentence 2" }).click();
  const help = translator
    .getByRole("region", { name: "Help for sentence 2" })
    .getByRole("region", { name: "Glossary" });
  await expect(help).toContainText("Not to be used: Tide Club");
  await expectAccessible(translator);

  const field = translator.getByRole("textbox", { name: /^Translation of sentence 2/ });
  await translator.keyboard.type("The");
  await translator.keyboard.press("Alt+1");
  await translator.keyboard.type(" met on the quay.");
  await expect(field).toHaveValue("The Tide Society met on the quay.");
  await field.fill("The Tide Club met on the quay.");
  await expect(translator.getByRole("list", { name: "Checks" })).toContainText("Tide Club");
  await translator.keyboard.press("Alt+f");
  await expect(field).toHaveValue("The Tide Society met on the quay.");
});

test("a file is looked at, proposed, approved together, and comes back out", async ({ signInAs }) => {
  const [one, other] = [invent(), invent()];
  const csv = `term,rendering,status,note\n${one},Tide One,preferred,=1+1\n${one},Tide I,forbidden,\n${other},,,\n${other},Tide Two,good,\n`;
  const translator = await signInAs("translator");
  await translator.goto("/en/desk/glossary/import");
  await translator
    .getByLabel("File")
    .setInputFiles({ name: "terms.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await translator.getByRole("button", { name: "See what it would do" }).click();
  await expect(translator.getByRole("heading", { name: "What it would do" })).toBeFocused();
  await expect(translator.getByText("1 new term")).toBeVisible();
  await expect(translator.getByText(`Line 4: “${other}” has no rendering.`)).toBeVisible();
  await expect(translator.getByText("Line 5: “good” is no status: preferred, admitted or forbidden.")).toBeVisible();
  await expectAccessible(translator);
  await translator.getByRole("button", { name: "Propose 1 term" }).click();
  await expect(translator.getByRole("heading", { name: "1 term waits for a reviewer." })).toBeFocused();

  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en/desk/glossary?q=${one}`);
  await reviewer.getByLabel(`Select ${one}`).check();
  await reviewer.getByRole("button", { name: "Approve the selected" }).click();
  await expect(reviewer.getByRole("heading", { name: "1 term", exact: true })).toBeVisible();
  await expectAccessible(reviewer);

  const download = reviewer.waitForEvent("download");
  await reviewer.getByRole("link", { name: "Export as CSV" }).click();
  const exported = await readFile(await (await download).path(), "utf8");
  expect(exported).toContain(`zh,${one},,term,,,,'=1+1,,en,Tide One,preferred,`);
});

/** A body of two signs that no other story has. */
function invent(): string {
  const sign = () => String.fromCodePoint(0x5200 + Math.floor(Math.random() * 0x3000));
  return `听${sign()}${sign()}社`;
}

function about(club: string, zh: string, en: string): WantedArticle {
  return { headline: ["码头消息", "From the quay"], paragraphs: [[[`${club}${zh}`, en]]], stage: "published" };
}

/** Selects `words` where they stand in a sentence, as a pointer would. */
async function select(sentence: Locator, words: string): Promise<void> {
  await sentence.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(text);
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
    }
  }, words);
}

/** A term proposed by one person and approved by another. */
async function putInForce(translator: Page, reviewer: Page, term: string, preferred: string, forbidden = "") {
  await translator.goto(`/en/desk/glossary/new?text=${term}`);
  await translator.getByLabel("Rendering 1 in English").fill(preferred);
  await translator.getByLabel("Why, for rendering 1").fill("What its members call it.");
  if (forbidden !== "") {
    await translator.getByRole("button", { name: "Add a rendering" }).click();
    await translator.getByLabel("Rendering 2 in English").fill(forbidden);
    await translator.getByLabel("How rendering 2 is used").selectOption("not to be used");
  }
  await translator.getByRole("button", { name: "Propose" }).click();
  await translator.waitForURL(/\/proposals\//);
  await reviewer.goto(translator.url());
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await reviewer.waitForURL(/\/glossary\/[0-9a-z]{10}/);
}
