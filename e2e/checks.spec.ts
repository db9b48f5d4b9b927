import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

const headline = ["渡口修好了", "The landing is repaired"] as const;
const figures = ["工程惠及12万余人。", "The works serve more than 120,000 people."] as const;
const wharf = ["渡口在江心洲东岸，夜里有灯。", "The landing is on the islet’s east bank and lit at night."] as const;

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
