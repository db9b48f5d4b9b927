import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const headline = ["老邮局改成了图书馆", "The old post office becomes a library"] as const;
const opening = ["老邮局上周重新开门。", "The old post office reopened last week."] as const;
const visitors = ["头四天来了近4300人。", "Nearly 4,300 people came in the first four days."] as const;
const closing = ["柜台如今用来借书。", "Books are borrowed at the counter now."] as const;
const story = { headline, paragraphs: [[opening, visitors], [closing]] };

test("a reviewer decides by keyboard, changes their mind, and the editor publishes", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  const { articleId, slug } = await layArticle({ ...story, stage: "translated" });
  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/review");
  await expect(reviewer.getByRole("heading", { name: "Review", exact: true })).toBeVisible();
  await reviewer.goto(`/en/desk/articles/${articleId}/en/review`);
  await expect(reviewer.getByRole("heading", { name: "English: 4 sentences wait for review" })).toBeVisible();

  await rowOf(reviewer, headline[1]).focus();
  await reviewer.keyboard.press("a");
  await expect(reviewer.getByRole("status").filter({ hasText: "1 sentence approved." })).toBeVisible();
  await expect(rowOf(reviewer, opening[1])).toBeFocused();
  await reviewer.keyboard.press("u");
  await expect(rowOf(reviewer, headline[1])).toBeFocused();

  await rowOf(reviewer, visitors[1]).focus();
  await reviewer.keyboard.press("Shift+E");
  await reviewer.getByLabel("Your wording").fill("Almost 4,300 people came in four days.");
  await expect(reviewer.getByRole("deletion").filter({ hasText: "Nearly" })).toBeVisible();
  await reviewer.keyboard.press("ControlOrMeta+Enter");
  await expect(reviewer.getByText("1 sentence approved.")).toBeVisible();

  await rowOf(reviewer, closing[1]).focus();
  await reviewer.keyboard.press("r");
  await reviewer.keyboard.press("ControlOrMeta+Enter");
  await expect(reviewer.getByText("Choose a reason or write one", { exact: false })).toBeVisible();
  await reviewer.getByRole("radio", { name: "It reads badly; please rephrase." }).check();
  await reviewer.getByRole("button", { name: "Return to Mara Lindqvist" }).click();
  await expect(reviewer.getByText("1 sentence returned.")).toBeVisible();

  await reviewer.getByRole("button", { name: "Select all 2 without errors" }).click();
  await reviewer.getByRole("button", { name: "Approve 2 sentences" }).click();
  await expect(reviewer.getByText("2 sentences approved.")).toBeVisible();

  const translator = await signInAs("translator");
  await expect(translator.getByRole("region", { name: /Returned to me/ })).toContainText(headline[0]);
  await translator.goto(`/en/desk/articles/${articleId}/en?show=returned`);
  await translator.getByRole("button", { name: "Edit sentence 4" }).click();
  await expect(translator.getByText("It reads badly; please rephrase.")).toBeVisible();
  await translator.getByRole("textbox", { name: /4/ }).fill("The counter is where books are borrowed now.");
  await translator.keyboard.press("ControlOrMeta+Enter");
  await expect(translator.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();

  await reviewer.reload();
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(reviewer.getByRole("heading", { name: "English: nothing waits for review" })).toBeVisible();

  const editor = await signInAs("editor");
  await expect(editor.getByRole("region", { name: /Ready to publish/ })).toBeVisible();
  await editor.goto(`/en/desk/articles/${articleId}/publish`);
  await editor.getByRole("button", { name: "Publish English, revision 1" }).click();
  await expect(languageOf(editor, "English")).toContainText("Published. Readers see it from now on.");

  const reader = await visit();
  await reader.goto(`/en/articles/${slug}/en`);
  await expect(reader.getByText("Almost 4,300 people came in four days.")).toBeVisible();
});

test("what stands in the way is listed with the way to it, and nothing unseen is published", async ({
  signInAs,
  layArticle,
}) => {
  const wrong = [visitors[0], "Nearly 43 people came in the first four days."] as const;
  const { articleId } = await layArticle({ headline, paragraphs: [[opening, wrong], [closing]], stage: "translated" });
  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en/desk/articles/${articleId}/publish`);
  const english = languageOf(reviewer, "English");
  await expect(english.getByRole("button", { name: /Publish/ })).toHaveCount(0);
  await expect(english).toContainText("Waiting for review. 4 sentences");
  await expect(english).toContainText("The original has 4300; the translation has 43.");
  await english.getByRole("listitem").filter({ hasText: "A check found an error" }).getByRole("link").first().click();
  await expect(reviewer).toHaveURL(/\/en#s-/);

  await reviewer.goto(`/en/desk/articles/${articleId}/en/review`);
  const blocked = rowOf(reviewer, wrong[1]);
  await expect(blocked).toContainText("Correct the error first, or return the sentence.");
  await blocked.getByRole("button", { name: "Edit and approve…" }).click();
  await reviewer.getByLabel("Your wording").fill(visitors[1]);
  await reviewer.getByRole("button", { name: "Approve with these edits" }).click();
  await reviewer.getByRole("button", { name: "Select all 3 without errors" }).click();
  await reviewer.getByRole("button", { name: "Approve 3 sentences" }).click();
  await expect(reviewer.getByRole("heading", { name: "English: nothing waits for review" })).toBeVisible();
  await reviewer.goto(`/en/desk/articles/${articleId}/publish`);
  await expect(english).toContainText("Nothing stands in the way.");

  const other = await signInAs("translator");
  await other.goto(`/en/desk/articles/${articleId}/en`);
  await other.getByRole("button", { name: "Edit sentence 2" }).click();
  await other.getByRole("textbox", { name: /2/ }).fill("Last week the old post office reopened.");
  await other.keyboard.press("ControlOrMeta+Enter");
  await expect(other.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  await english.getByRole("button", { name: "Publish English, revision 1" }).click();
  await expect(english).toContainText("The text has changed since you opened this page.");
  await expect(english).toContainText("Waiting for review.");
  await expect(english).toContainText("Not published");
});

test("without scripts: publish, withdraw with a reason, and readers are told", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  const { articleId, slug } = await layArticle({ ...story, stage: "reviewed" });
  const editor = await signInAs("editor", { javaScriptEnabled: false });
  await editor.goto(`/en/desk/articles/${articleId}/publish`);
  await editor.getByRole("button", { name: "Publish English, revision 1" }).click();
  await expect(languageOf(editor, "English")).toContainText("Published, revision 1");

  const reader = await visit();
  await reader.goto(`/en/articles/${slug}/en`);
  await expect(reader.getByText(visitors[1])).toBeVisible();

  const original = languageOf(editor, "Chinese original");
  await original.getByText("Withdraw Chinese…").click();
  await expect(original).toContainText("English will be withdrawn too.");
  await original.getByLabel("Reason, shown to readers").fill("A source took back what they said.");
  await original.getByRole("button", { name: "Withdraw Chinese" }).click();
  await expect(original).toContainText("Withdrawn on");
  await expect(languageOf(editor, "English")).toContainText("Withdrawn on");

  await reader.reload();
  await expect(reader.getByText("A source took back what they said.", { exact: false })).toBeVisible();
  await expect(reader.getByText(visitors[1])).toHaveCount(0);

  await original.getByRole("button", { name: "Publish the Chinese original, revision 2" }).click();
  await languageOf(editor, "English").getByRole("button", { name: "Publish English, revision 2" }).click();
  await reader.reload();
  await expect(reader.getByText(visitors[1])).toBeVisible();
});

test("any two texts are compared; a former revision comes back, or says what stands in the way", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  const { articleId, slug, segmentIds } = await layArticle({ ...story, stage: "published" });
  const editor = await signInAs("editor");
  await editor.goto(`/en/desk/articles/${articleId}`);
  await editor.getByRole("textbox", { name: "Headline" }).click();
  await editor.keyboard.press("End");
  await editor.keyboard.type("了");
  await expect(editor.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  await editor.goto(`/en/desk/articles/${articleId}/publish`);
  await expect(languageOf(editor, "Chinese original").getByRole("insertion")).toContainText("了");
  await editor.getByRole("button", { name: "Publish the Chinese original, revision 2" }).click();
  await expect(languageOf(editor, "Chinese original")).toContainText("Published, revision 2");
  await expect(languageOf(editor, "English")).toContainText("The original has changed since this was translated.");

  await editor.goto(`/en/desk/articles/${articleId}/history`);
  const compare = editor.getByRole("form", { name: "Compare texts in Chinese" });
  await compare.getByLabel("Chinese, the earlier text").selectOption("revision 2");
  await compare.getByLabel("Chinese, the later text").selectOption("revision 1");
  await compare.getByRole("button", { name: "Compare" }).click();
  await expect(editor.getByRole("deletion")).toContainText("了");

  const entry = editor.getByRole("listitem").filter({ hasText: "published revision 1" }).filter({ hasText: "Chinese" });
  await entry.getByText("Restore…").click();
  await entry.getByRole("button", { name: "Restore and publish revision 1" }).click();
  await expect(editor.getByRole("listitem").filter({ hasText: "published revision 3" })).toContainText(
    "Readers see this",
  );
  const reader = await visit();
  await reader.goto(`/en/articles/${slug}/en`);
  await expect(reader.getByText("The Chinese original was updated", { exact: false })).toHaveCount(0);

  const second = segmentIds[1] ?? "";
  await editor.goto(`/en/desk/articles/${articleId}/en/segments/${second}`);
  await expect(editor.getByRole("heading", { name: "History of this sentence in English" })).toBeVisible();
  await expect(editor.getByText("David Okafor")).toBeVisible();
});

test("a preview is for the desk: nobody else sees it, and nothing keeps it", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  const { articleId } = await layArticle({ ...story, stage: "drafted" });
  const address = `/en/desk/articles/${articleId}/preview/en`;
  const translator = await signInAs("translator");
  const answer = await translator.goto(address);
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await expect(translator.getByText("Preview — not published")).toBeVisible();
  await expect(translator.getByText(closing[1])).toBeVisible();
  await expect(translator.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);

  const reader = await visit();
  await reader.goto(address);
  await expect(reader).toHaveURL(/\/en\/sign-in/);
  expect(await reader.content()).not.toContain(closing[1]);
});

function rowOf(page: Page, text: string): Locator {
  return page.getByRole("list", { name: "Sentences to review" }).locator("> li").filter({ hasText: text });
}

function languageOf(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}
