import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

const headline = ["渡口修好了", "The landing is repaired"] as const;
const figures = ["工程惠及12万余人。", "The works serve more than 120,000 people."] as const;
const wharf = ["渡口在江心洲东岸，夜里有灯。", "The landing is on the islet’s east bank and lit at night."] as const;

test("one fix after the other goes by the text as it is, and a stale one changes nothing", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId } = await layArticle({ headline, paragraphs: [[figures, wharf]], stage: "written" });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  const field = page.getByRole("textbox", { name: "Translation of sentence 2" });
  const checks = page.getByRole("list", { name: "Checks" }).getByRole("listitem");
  await field.fill("the works serve,more than 12 people");
  await expect(checks).toContainText([
    "12万 is 120,000; the translation has 12.",
    "The original ends its sentence",
    "A space is missing after ,.",
    "The sentence begins with a small letter",
  ]);
  // Faster than the checks read along.
  for (let fix = 0; fix < 4; fix += 1) await page.keyboard.press("Alt+f");
  await expect(field).toHaveValue("The works serve, more than 120,000 people.");
  await expect(checks).toHaveCount(0);

  await field.fill("The works serve more than 12 people.");
  await expect(checks).toContainText(["12万 is 120,000; the translation has 12."]);
  await field.fill("The works serve more than 120,000 people.");
  await page.keyboard.press("Alt+f");
  await expect(checks).toHaveCount(0);
  await expect(field).toHaveValue("The works serve more than 120,000 people.");
});

test("a level that an administrator sets for a language holds at once", async ({ signInAs, layArticle }) => {
  // No other story says a word twice, so that none minds the level.
  const doubled = [wharf[0], "The landing is on the the islet’s east bank and lit at night."] as const;
  const { articleId } = await layArticle({ headline, paragraphs: [[doubled]], stage: "translated" });
  const page = await signInAs("admin");
  const open = () => page.goto(`/en/desk/articles/${articleId}/en`);
  await open();
  await expect(page.getByText("1 warning").first()).toBeVisible();

  await setRepetitions(page, "Error");
  await expectAccessible(page);
  await open();
  await expect(page.getByText("1 error").first()).toBeVisible();
  await page.goto(`/en/desk/articles/${articleId}/publish`);
  await expect(page.getByRole("region", { name: "English" })).toContainText("“the” stands twice.");

  await setRepetitions(page, "Off");
  await open();
  await expect(page.getByRole("list", { name: "Sentences" })).toContainText("on the the islet");
  await expect(page.getByText(/^1 (?:error|warning)$/)).toHaveCount(0);
  await setRepetitions(page, "As usual: Warning");
});

test("what somebody answers for is listed with the reason, and what only deserves a look keeps nobody from publishing", async ({
  signInAs,
  layArticle,
}) => {
  const wrong = [figures[0], "The works serve 12 people ."] as const;
  const { articleId } = await layArticle({ headline, paragraphs: [[wrong, wharf]], stage: "translated" });
  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en/desk/articles/${articleId}/en`);
  await reviewer.getByRole("button", { name: /sentence 2$/ }).click();
  await reviewer.getByRole("button", { name: "Waive…" }).first().click();
  await reviewer.getByLabel("Why is this right as it stands?").fill("A typing exercise");
  await reviewer.getByRole("button", { name: "Waive", exact: true }).click();
  await expect(reviewer.getByText("A typing exercise")).toBeVisible();

  await reviewer.goto(`/en/desk/articles/${articleId}/publish`);
  const english = reviewer.getByRole("region", { name: "English" });
  await english.getByText("One thing somebody answers for").click();
  await expect(english).toContainText("David Okafor answers for it: A typing exercise");
  await english.getByText("The checks note one thing").click();
  await expect(english).toContainText("There is a space too many at ..");
  await expectAccessible(reviewer);
});

async function setRepetitions(admin: Page, level: string): Promise<void> {
  await admin.goto("/en/desk/settings/checks?target=en");
  await admin.getByLabel("Repetitions").selectOption({ label: level });
  await admin.getByRole("button", { name: "Save levels" }).click();
  await expect(admin.getByText("Saved. The checks go by it now.")).toBeVisible();
}
