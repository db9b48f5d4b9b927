import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import type { LaidArticle, WantedArticle } from "./lay-article.ts";

const figure = "The lectures reached 120,000 people.";
const better = "The lectures reached more than 120,000 people.";

/** A published article whose second sentence leaves something to be desired. */
function bridge(): WantedArticle {
  return {
    headline: ["桥上的最后一顿饭", "The last meal on the bridge"],
    paragraphs: [
      [
        [
          "老桥拆除之前，镇上的人在桥上吃了最后一顿饭。",
          "Before the old bridge was torn down, people ate a last meal on it.",
        ],
        ["宣讲活动覆盖12万余人。", figure],
      ],
      [["新桥明年通车。", "The new bridge opens next year."]],
    ],
    stage: "published",
  };
}

const pathOf = ({ slug }: LaidArticle, uiLocale = "en") => `/${uiLocale}/articles/${slug}/en`;

/** The translation's text on the reader's page. */
const sentence = (page: Page, text: string) => page.getByRole("group", { name: /English|英语/ }).getByText(text);

/** What a reviewer sees of a suggestion, by its number. */
const proposal = (page: Page, number: string) => page.getByRole("article", { name: new RegExp(`^${number}[,，]`) });

test("a reader suggests in three actions, a reviewer accepts, and the page is corrected in public", async ({
  visit,
  signInAs,
  layArticle,
}) => {
  const article = await layArticle(bridge());
  const reader = await visit();
  await reader.goto(pathOf(article));
  await openForm(reader, figure);
  const field = reader.getByRole("textbox", { name: "Your version" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(figure);
  await expectAccessible(reader);
  await field.fill(better);
  await expect(reader.getByText("1 place changed").first()).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Send suggestion" }).click();
  const number = await readNumber(reader);
  await expectAccessible(reader);
  await reader.getByRole("link", { name: "See what becomes of it" }).click();
  await expect(reader.getByText("Waiting for an editor")).toBeVisible();
  await expectAccessible(reader);

  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/corrections?target=en");
  await expectAccessible(reviewer);
  await proposal(reviewer, number).getByLabel("It corrects").first().selectOption("Meaning");
  await proposal(reviewer, number).getByRole("button", { name: "Accept and publish" }).click();
  await expect(reviewer.getByText(`${number} is accepted and on the page.`)).toBeVisible();

  await reader.reload();
  await expect(reader.getByText("Published as you wrote it")).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("link", { name: "The sentence on the page" }).click();
  await expect(sentence(reader, better)).toBeVisible();
  await reader.getByRole("button", { name: /^Corrected .*: see what changed$/ }).click();
  await expect(reader.getByText(/^Suggested by a reader\. Approved by/).first()).toBeVisible();
  await expectAccessible(reader);
  await reader.keyboard.press("Escape");
  await expect(reader.getByRole("region", { name: "Corrections" })).toContainText("more than");

  await reader.goto("/en/corrections");
  await expect(reader.getByRole("listitem").filter({ hasText: "The last meal on the bridge" }).first()).toContainText(
    "more than",
  );
  await expect(reader.getByRole("region", { name: "My suggestions" })).toContainText(better);
  await expectAccessible(reader);
});

test("without scripts a reader writes, compares, sends and follows; what was typed survives a refusal", async ({
  visit,
  layArticle,
}) => {
  const article = await layArticle(bridge());
  const reader = await visit({ javaScriptEnabled: false });
  await reader.goto(pathOf(article, "zh"));
  await reader.getByRole("group", { name: "译文 · 英语" }).getByRole("link", { name: "建议修改译文" }).first().click();
  await reader.getByRole("link", { name: figure }).click();
  const field = reader.getByLabel("您的译法");
  await expect(field).toHaveValue(figure);

  await reader.getByRole("button", { name: "比较改动，再提交" }).click();
  await expect(reader.getByRole("alert")).toContainText("与现有译文完全相同");
  await field.fill("讲座\u202E.");
  await reader.getByLabel("意思不对").check();
  await reader.getByRole("button", { name: "比较改动，再提交" }).click();
  await expect(reader.getByRole("alert")).toContainText("看不见的控制字符");
  await expect(field).toHaveValue("讲座\u202E.");
  await expect(reader.getByLabel("意思不对")).toBeChecked();

  await field.fill(better);
  await reader.getByRole("button", { name: "比较改动，再提交" }).click();
  await expect(reader.getByRole("heading", { name: "是这个意思吗？" })).toBeVisible();
  await expect(reader.getByRole("insertion")).toContainText("more than");
  await reader.getByRole("button", { name: "再改一改" }).click();
  await expect(field).toHaveValue(better);
  await reader.getByRole("button", { name: "比较改动，再提交" }).click();
  await reader.getByRole("button", { name: "提交", exact: true }).click();
  await expect(reader).toHaveURL(/\/zh\/c\/[\w-]{22}$/);
  await expect(reader.getByText("等待编辑")).toBeVisible();
});

test("a decline cannot be sent without a reason, and the reader reads it", async ({ visit, signInAs, layArticle }) => {
  const article = await layArticle(bridge());
  const { receipt, number } = await suggest(await visit(), article, "The talks reached 120,000.");
  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/corrections?target=en");
  const card = proposal(reviewer, number);
  await card.getByText("Decline", { exact: true }).click();
  await card.getByRole("button", { name: "Decline with this reason" }).click();
  await expect(card.getByRole("alert")).toContainText("Please give a reason.");
  await card.getByLabel("Both wordings are right; we stay with the published one.").check();
  await card.getByLabel("In your own words").fill("“Lectures” is what the organisers call them.");
  await expectAccessible(reviewer);
  await card.getByRole("button", { name: "Decline with this reason" }).click();
  await expect(reviewer.getByText(`${number} is declined. The reader is told why.`)).toBeVisible();

  const reader = await visit();
  await reader.goto(receipt.replace("/en/", "/zh/"));
  await expect(reader.getByText("未采用")).toBeVisible();
  await expect(reader.getByText("两种译法都对，我们保留现有译文。")).toBeVisible();
  await expect(reader.getByText("“Lectures” is what the organisers call them.")).toBeVisible();
  await expectAccessible(reader);
});

test("accepted with edits, by keys, the reader keeps the credit", async ({ visit, signInAs, layArticle }) => {
  const article = await layArticle(bridge());
  const wish = "The lectures reached 120,000 or more.";
  const { receipt, number } = await suggest(await visit(), article, wish, "Ann Reader");
  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/corrections?target=en");
  const card = proposal(reviewer, number);
  await card.focus();
  await reviewer.keyboard.press("Shift+E");
  const text = card.getByRole("textbox", { name: "Text to publish" });
  await expect(text).toBeFocused();
  await text.fill(better);
  await card.getByLabel("It corrects").last().selectOption("Fact");
  await text.press("Control+Enter");
  await expect(reviewer.getByText(`${number} is accepted and on the page.`)).toBeVisible();

  const reader = await visit();
  await reader.goto(pathOf(article));
  await expect(reader.getByRole("region", { name: "Corrections" })).toContainText("Suggested by Ann Reader.");
  await reader.goto(receipt);
  await expect(reader.getByText("Published with changes")).toBeVisible();
});

test("an acceptance stands when something else keeps the page from being published, and says what", async ({
  visit,
  signInAs,
  layArticle,
}) => {
  const article = await layArticle(bridge());
  const { receipt, number } = await suggest(await visit(), article, better);
  const translator = await signInAs("translator");
  await translator.goto(`/en/desk/articles/${article.articleId}/en`);
  await translator.getByText("The new bridge opens next year.").click();
  await translator.getByRole("textbox").last().fill("The new bridge will open next year.");
  await expect(translator.getByText(/^Saved/).first()).toBeVisible();

  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/corrections?target=en");
  await proposal(reviewer, number).getByRole("button", { name: "Accept and publish" }).click();
  await expect(reviewer.getByText(`${number} is accepted, but not on the page yet.`)).toBeVisible();
  await expect(reviewer.getByRole("link", { name: "新桥明年通车。" })).toBeVisible();
  await expectAccessible(reviewer);

  const reader = await visit();
  await reader.goto(receipt);
  await expect(reader.getByText("Accepted, and on the page with its next update")).toBeVisible();
  await reader.goto(pathOf(article));
  await expect(sentence(reader, figure)).toBeVisible();
});

test("a sentence that changed while a reader wrote is shown beside their text, and nothing is lost", async ({
  visit,
  signInAs,
  layArticle,
}) => {
  const article = await layArticle(bridge());
  const reader = await visit();
  await reader.goto(pathOf(article));
  await openForm(reader, figure);
  const field = reader.getByRole("textbox", { name: "Your version" });
  await field.fill("Lectures reached far more than 120,000 people.");

  const { number } = await suggest(await visit(), article, better);
  const reviewer = await signInAs("reviewer");
  await reviewer.goto("/en/desk/corrections?target=en");
  await proposal(reviewer, number).getByRole("button", { name: "Accept and publish" }).click();
  await expect(reviewer.getByText(`${number} is accepted and on the page.`)).toBeVisible();

  await field.press("Control+Enter");
  await expect(reader.getByRole("heading", { name: /^This sentence was updated at/ })).toBeFocused();
  await expectAccessible(reader);
  await expect(field).toHaveValue("Lectures reached far more than 120,000 people.");
  await reader.getByRole("button", { name: "Send anyway" }).click();
  await expect(reader.getByRole("heading", { name: /^Thank you/ })).toBeFocused();
});

test("a lost connection, a closed form and an input method cost a reader nothing", async ({ visit, layArticle }) => {
  const article = await layArticle(bridge());
  const reader = await visit();
  await reader.goto(pathOf(article));
  await openForm(reader, figure);
  const field = reader.getByRole("textbox", { name: "Your version" });
  await field.fill(better);
  await field.dispatchEvent("keydown", { key: "Enter", ctrlKey: true, keyCode: 229, bubbles: true });
  await expect(reader.getByRole("button", { name: "Send suggestion" })).toBeVisible();

  await reader.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await openForm(reader, figure);
  await expect(field).toHaveValue(better);

  await reader.context().setOffline(true);
  await field.press("Control+Enter");
  await expect(reader.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeFocused();
  await expect(field).toHaveValue(better);
  await reader.context().setOffline(false);
  await field.press("Control+Enter");
  await readNumber(reader);

  const second = await visit();
  await second.goto(pathOf(article));
  await openForm(second, figure);
  await second.getByRole("textbox", { name: "Your version" }).fill(better);
  await second.getByRole("button", { name: "Send suggestion" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "already suggested exactly this" })).toBeFocused();
});

test("a reviewer without scripts accepts, with edits, and declines", async ({ visit, signInAs, layArticle }) => {
  const article = await layArticle(bridge());
  const first = await suggest(await visit(), article, better);
  const second = await suggest(await visit(), article, "A talk.");
  const reviewer = await signInAs("reviewer", { javaScriptEnabled: false });
  await reviewer.goto("/zh/desk/corrections?target=en");
  const spam = proposal(reviewer, second.number);
  await spam.getByText("不采用", { exact: true }).click();
  await spam.getByRole("button", { name: "以此理由答复" }).click();
  await expect(spam.getByRole("alert")).toContainText("请写明理由。");
  await spam.getByLabel("所填文字并非针对这句译文的建议。").check();
  await spam.getByRole("button", { name: "以此理由答复" }).click();
  await expect(reviewer.getByText(`${second.number} 未采用，理由已告知读者。`)).toBeVisible();

  const card = proposal(reviewer, first.number);
  await card.getByText("修改后采用", { exact: true }).click();
  await card.getByLabel("要刊出的译文").fill("The talks reached more than 120,000 people.");
  await card.getByRole("button", { name: "修改后采用并发布" }).click();
  await expect(reviewer.getByText(`${first.number} 已采用，页面已更新。`)).toBeVisible();
});

/** Suggests another second sentence with the form on the page: where its receipt is, and its number. */
async function suggest(
  page: Page,
  article: LaidArticle,
  wish: string,
  credit = "",
): Promise<{ receipt: string; number: string }> {
  await page.goto(pathOf(article));
  await openForm(page, figure);
  await page.getByRole("textbox", { name: "Your version" }).fill(wish);
  if (credit !== "") {
    await page.getByText("Leave your name (optional)").click();
    await page.getByLabel("Name shown with the correction").fill(credit);
  }
  await page.getByRole("button", { name: "Send suggestion" }).click();
  const number = await readNumber(page);
  const receipt = await page.getByRole("link", { name: "See what becomes of it" }).getAttribute("href");
  return { receipt: receipt ?? "", number };
}

/** Chooses a sentence and opens its form: two of the three actions. */
async function openForm(page: Page, text: string): Promise<void> {
  const suggestion = page.getByRole("link", { name: "Suggest", exact: true });
  // Until the scripts have arrived a click on the text does nothing.
  await expect(async () => {
    await sentence(page, text).click();
    await expect(suggestion).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await suggestion.click();
}

/** The number on the receipt that has taken the form's place, and the focus. */
async function readNumber(page: Page): Promise<string> {
  const heading = page.getByRole("heading", { name: /^Thank you\. Your suggestion is number C-\d+\.$/ });
  await expect(heading).toBeFocused();
  return /C-\d+/.exec((await heading.textContent()) ?? "")?.[0] ?? "";
}
