import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { invite } from "./invite.ts";

const headline = ["渡口重新开放", "عودة العبارة"] as const;
const opening = ["渡口今天重新开放。", "عادت العبارة إلى العمل اليوم."] as const;
const fare = ["票价两元。", "ثمن التذكرة يوانان."] as const;
const better = "سعر التذكرة يوانان.";
// The English is nobody's here: this article is read in Chinese and Arabic.
const story = { headline, paragraphs: [[opening, fare]] };

test("an article goes the whole way in a language that was added to the settings, from right to left", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  test.setTimeout(120_000);
  const { articleId, slug } = await layArticle({ ...story, stage: "original published" });
  const admin = await signInAs("admin");
  await admin.goto("/en/desk/settings");
  await admin.getByLabel("Add a language").fill("ar");
  await admin.getByRole("button", { name: "Add", exact: true }).click();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByText("Saved. Readers see it now.")).toBeVisible();

  const translator = await invite("Nour Haddad", ["Translator", "Arabic"], admin, await visit());
  await translator.goto(`/en/desk/articles/${articleId}/ar`);
  await translator.getByRole("button", { name: "Edit sentence 1" }).click();
  for (const [index, [, arabic]] of [headline, opening, fare].entries()) {
    const field = translator.getByRole("textbox", { name: `Translation of sentence ${index + 1}` });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("lang", "ar");
    await expect(field).toHaveAttribute("dir", "rtl");
    await translator.keyboard.type(arabic);
    await translator.keyboard.press("ControlOrMeta+Enter");
  }
  await expect(translator.getByText("3 of 3 confirmed")).toBeVisible();
  await expect(translator.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  await expectAccessible(translator);
  expect((await translator.goto(`/en/desk/articles/${articleId}/en`))?.status()).toBe(200);
  await expect(translator.getByRole("button", { name: "Edit sentence 2" })).toHaveCount(0);

  const reviewer = await invite("Sami Aziz", ["Reviewer", "Arabic"], admin, await visit());
  await reviewer.goto(`/en/desk/articles/${articleId}/ar/review`);
  await expectRightToLeft(reviewer.getByText(opening[1]).first());
  await reviewer.getByRole("button", { name: "Select all 3 without errors" }).click();
  await reviewer.getByRole("button", { name: "Approve 3 sentences" }).click();
  await expect(reviewer.getByText("3 sentences approved.")).toBeVisible();
  await reviewer.goto(`/en/desk/articles/${articleId}/publish`);
  await reviewer.getByRole("button", { name: /^Publish Arabic/ }).click();
  await expect(reviewer.getByText("Published. Readers see it from now on.")).toBeVisible();

  const reader = await visit({ viewport: { width: 1280, height: 900 } });
  await reader.goto(`/en/articles/${slug}/ar`);
  await expectRightToLeft(sentence(reader, opening[1]));
  await expectRightToLeft(reader.getByRole("heading").getByText(headline[1]));
  await expectAccessible(reader);
  await reader.setViewportSize({ width: 320, height: 700 });
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await reader.setViewportSize({ width: 1280, height: 900 });
  await sentence(reader, fare[1]).click();
  await reader.getByRole("link", { name: "Suggest" }).click();
  const yours = reader.getByRole("textbox", { name: "Your version" });
  await expect(yours).toHaveAttribute("dir", "rtl");
  await yours.fill(better);
  await reader.getByRole("button", { name: "Send suggestion" }).click();
  await expect(reader.getByText(/^Thank you\. Your suggestion is number/)).toBeVisible();

  await reviewer.goto("/en/desk/corrections?target=ar");
  await reviewer.getByRole("button", { name: "Accept and publish" }).first().click();
  await expect(reviewer.getByText(/is accepted and on the page\./)).toBeVisible();
  await reader.goto(`/zh/articles/${slug}/ar`);
  await expectRightToLeft(sentence(reader, better));
});

function sentence(page: Page, text: string): Locator {
  return page.locator(".s", { hasText: text }).locator("visible=true").first();
}

async function expectRightToLeft(text: Locator): Promise<void> {
  await expect(text).toBeVisible();
  expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
}
