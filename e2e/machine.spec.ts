import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { startTranslationServer, type TranslationServer } from "../lib/testing/translation-server.ts";
import { expect, test } from "./fixtures.ts";

const headline = ["节水宣讲覆盖12万余人", "Water-saving talks reach more than 120,000 people"] as const;
const opening = ["老城区排水改造今年开工。", "Work on the old city’s drains begins this year."] as const;
const figures = [
  "各街道组织宣讲700场，覆盖12万余人。",
  "The streets held 700 talks and reached more than 120,000 people.",
] as const;
const closing = ["许多老人带着水费单来问。", "Many old people came with their water bills."] as const;
const story = {
  headline: [headline[0], ""],
  paragraphs: [[[opening[0], ""] as const, [figures[0], ""] as const], [[closing[0], ""] as const]],
  stage: "original published",
} as const;

const english = new Map<string, string>([headline, opening, figures, closing]);
let service: TranslationServer;

// The settings are the newsroom's: these stories follow one another, and leave it as they found it.
test.beforeAll(async () => {
  service = await startTranslationServer("chat", (text) => english.get(text) ?? "Something else.", "let-me-in");
});
test.afterAll(() => service.close());

test("an administrator says who makes drafts, and sees what they answer or why they do not", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  await admin.goto("/en/desk/settings");
  await admin.getByRole("link", { name: "Machine drafts" }).click();
  await expect(admin.getByRole("radio", { name: "Nobody" })).toBeChecked();
  await expect(admin.getByRole("textbox", { name: "Address" })).toBeHidden();
  await expect(admin.getByRole("heading", { name: "Try it" })).toBeHidden();
  await expectAccessible(admin);

  await admin.getByRole("radio", { name: "OpenAI-compatible service" }).check();
  await admin.getByRole("textbox", { name: "Address" }).fill(service.address);
  await admin.getByRole("textbox", { name: "Key" }).fill("not-the-key");
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByRole("alert").filter({ hasText: "Please name the model." })).toBeVisible();
  await admin.getByRole("textbox", { name: "Model" }).fill("translator-7b");
  await admin.getByRole("checkbox", { name: "Chinese into English" }).check();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByText("An address over http is only for the newsroom’s own network.")).toBeVisible();
  await admin.getByRole("checkbox", { name: "The service is on our own network" }).check();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByText("Saved.", { exact: true })).toBeVisible();

  await admin.getByRole("textbox", { name: "Sentence" }).fill(figures[0]);
  await admin.getByRole("button", { name: "Try it" }).click();
  await expect(admin.getByText("The service refuses the key.")).toBeVisible();
  await expect(admin.getByText("Incorrect API key provided.")).toBeVisible();

  await expect(admin.getByRole("textbox", { name: "Key" })).toHaveValue("");
  await admin.getByRole("textbox", { name: "Key" }).fill("let-me-in");
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByText("There is a key; it is not shown.")).toBeVisible();
  await admin.getByRole("button", { name: "Try it" }).click();
  await expect(admin.getByText(figures[1])).toBeVisible();
  await admin.reload();
  expect(await admin.content()).not.toContain("let-me-in");
  await expectAccessible(admin);
});

test("what the machine drafts is a draft, and a newsroom has the last word on how much of it is left", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId } = await layArticle(story);
  const translator = await signInAs("translator");
  await translator.goto(`/en/desk/articles/${articleId}/en`);
  await translator.getByRole("button", { name: "Edit sentence 2" }).click();
  await expect(translator.getByRole("button", { name: "Draft by machine" })).toBeVisible();
  await translator.keyboard.press("Alt+9");
  await expect(fieldOf(translator, 2)).toHaveValue(opening[1]);
  await expectAccessible(translator);
  await translator.keyboard.press("ControlOrMeta+z");
  await expect(fieldOf(translator, 2)).toHaveValue("");
  await translator.keyboard.press("Alt+9");
  await fieldOf(translator, 2).fill("Work on the old city’s sewers begins this year.");
  await translator.keyboard.press("ControlOrMeta+Enter");
  await expect(rowOf(translator, 2)).toContainText("Machine, 16 % changed");

  await translator.getByRole("button", { name: "Draft 3 untranslated sentences by machine" }).click();
  await expect(translator.getByText("3 sentences drafted.")).toBeVisible();
  for (const [number, text] of [
    [1, headline[1]],
    [3, figures[1]],
    [4, closing[1]],
  ] as const) {
    await expect(rowOf(translator, number)).toContainText(text);
    await expect(rowOf(translator, number)).toContainText("Machine draft");
  }
  await expect(rowOf(translator, 2)).toContainText("sewers");
  await translator.getByRole("button", { name: "Edit sentence 1", exact: true }).click();
  for (const number of [1, 3, 4]) {
    await expect(fieldOf(translator, number)).toBeFocused();
    await translator.keyboard.press("ControlOrMeta+Enter");
  }
  await expect(rowOf(translator, 4)).toContainText("Machine, 0 % changed");

  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/en/desk/articles/${articleId}/en/review`);
  const much = "97 % of the translation is as the machine made it, more than the 70 % this newsroom wants.";
  await expect(reviewer.getByText(much)).toBeVisible();
  await expect(reviewer.getByText("16 % of the machine’s draft changed")).toBeVisible();
  await approveAll(reviewer, 4);
  await reviewer.goto(`/en/desk/articles/${articleId}/publish`);
  await expect(reviewer.getByText(much)).toBeVisible();
  await expect(reviewer.getByRole("button", { name: "Publish English, revision 1" })).toBeVisible();
  await expectAccessible(reviewer);

  const admin = await signInAs("admin");
  await admin.goto("/en/desk/settings/machine");
  await admin.getByRole("checkbox", { name: "Above it, publication is refused" }).check();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByText("Saved.", { exact: true })).toBeVisible();

  // The page the reviewer still has open promised a button; the guard asks the same list.
  await reviewer.getByRole("button", { name: "Publish English, revision 1" }).click();
  await expect(reviewer.getByText("at most 70 % may be.")).toBeVisible();
  await expect(reviewer.getByRole("button", { name: /^Publish English/ })).toBeHidden();

  await translator.getByRole("button", { name: "Edit sentence 3" }).click();
  await fieldOf(translator, 3).fill(
    "In 700 sessions across every neighbourhood, teams of volunteers met over 120,000 residents at their doors.",
  );
  await translator.keyboard.press("ControlOrMeta+Enter");
  await expect(rowOf(translator, 3)).toContainText("Translated");
  await expect(translator.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  await reviewer.goto(`/en/desk/articles/${articleId}/en/review`);
  await reviewer.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(reviewer.getByText("1 sentence approved.")).toBeVisible();
  await reviewer.goto(`/en/desk/articles/${articleId}/publish`);
  await reviewer.getByRole("button", { name: "Publish English, revision 1" }).click();
  await expect(reviewer.getByText("Published. Readers see it from now on.")).toBeVisible();

  await admin.getByRole("radio", { name: "Nobody" }).check();
  await admin.getByRole("checkbox", { name: "Above it, publication is refused" }).uncheck();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByRole("heading", { name: "Try it" })).toBeHidden();
  await translator.reload();
  await translator.getByRole("button", { name: "Edit sentence 2" }).click();
  await expect(fieldOf(translator, 2)).toBeFocused();
  await expect(translator.getByRole("button", { name: "Draft by machine" })).toBeHidden();
});

test("DeepL and LibreTranslate draft as well; a limit, a failure and a slow answer keep nobody from typing", async ({
  signInAs,
  layArticle,
}) => {
  const [admin, translator] = await Promise.all([signInAs("admin"), signInAs("translator")]);
  const name = (text: string) => english.get(text) ?? "Something else.";
  const deepl = await startTranslationServer("deepl", name);
  const libre = await startTranslationServer("libretranslate", name);
  try {
    await choose(admin, "DeepL", deepl);
    await admin.getByRole("checkbox", { name: "Chinese into English" }).check();
    await admin.getByRole("button", { name: "Save settings" }).click();
    await admin.getByRole("textbox", { name: "Sentence" }).fill(figures[0]);
    await admin.getByRole("button", { name: "Try it" }).click();
    await expect(admin.getByText(figures[1])).toBeVisible();

    // The whole article, although the service asks to wait once.
    const { articleId } = await layArticle(story);
    let refused = 0;
    deepl.interrupt = (response) => {
      if (refused > 0) return false;
      refused += 1;
      response.writeHead(429, { "retry-after": "1" }).end("{}");
      return true;
    };
    await translator.goto(`/en/desk/articles/${articleId}/en`);
    await translator.getByRole("button", { name: "Draft 4 untranslated sentences by machine" }).click();
    await expect(translator.getByText("4 sentences drafted.")).toBeVisible({ timeout: 15_000 });
    await expect(rowOf(translator, 3)).toContainText(figures[1]);
    expect(refused).toBe(1);

    await choose(admin, "LibreTranslate", libre);
    const other = await layArticle(story);
    await translator.goto(`/en/desk/articles/${other.articleId}/en`);
    await translator.getByRole("button", { name: "Edit sentence 2" }).click();
    libre.interrupt = (response) => Boolean(response.writeHead(429, { "retry-after": "60" }).end("{}"));
    await translator.keyboard.press("Alt+9");
    await expect(translator.getByText("The service asks us to wait 60 seconds.")).toBeVisible();
    libre.interrupt = (response) => Boolean(response.writeHead(503).end("{}"));
    await translator.keyboard.press("Alt+9");
    await expect(translator.getByText("The service has a problem of its own.")).toBeVisible();

    let answer = () => {};
    libre.interrupt = (response, { path }) => {
      if (path !== "/translate") return false;
      answer = () => response.end(JSON.stringify({ translatedText: opening[1] }));
      return true;
    };
    const asked = libre.asked.length;
    await translator.keyboard.press("Alt+9");
    await expect.poll(() => libre.asked.length).toBeGreaterThan(asked);
    await translator.keyboard.type("Mine.");
    answer();
    await expect(translator.getByRole("region", { name: "Help for sentence 2" })).toContainText(opening[1]);
    await expect(fieldOf(translator, 2)).toHaveValue("Mine.");
    await translator.keyboard.press("Alt+9");
    await expect(fieldOf(translator, 2)).toHaveValue(opening[1]);
  } finally {
    await admin.getByRole("radio", { name: "Nobody" }).check();
    await admin.getByRole("button", { name: "Save settings" }).click();
    await expect(admin.getByRole("heading", { name: "Try it" })).toBeHidden();
    await Promise.all([deepl.close(), libre.close()]);
  }
});

/** Lets a service of this machine make the drafts. */
async function choose(admin: Page, name: string, server: TranslationServer): Promise<void> {
  await admin.goto("/en/desk/settings/machine");
  await admin.getByRole("radio", { name, exact: true }).check();
  await admin.getByRole("textbox", { name: "Address" }).fill(server.address);
  await admin.getByRole("textbox", { name: "Key" }).fill("let-me-in");
  await admin.getByRole("checkbox", { name: "The service is on our own network" }).check();
  await admin.getByRole("button", { name: "Save settings" }).click();
  await expect(admin.getByText("Saved.", { exact: true })).toBeVisible();
}

function rowOf(page: Page, number: number): Locator {
  const button = page.getByRole("button", { name: `Edit sentence ${number}`, exact: true });
  return page.getByRole("listitem").filter({ has: button });
}

function fieldOf(page: Page, number: number): Locator {
  return page.getByRole("textbox", { name: `Translation of sentence ${number}` });
}

async function approveAll(page: Page, count: number): Promise<void> {
  await page.getByRole("button", { name: `Select all ${count} without errors` }).click();
  await page.getByRole("button", { name: `Approve ${count} sentences` }).click();
  await expect(page.getByText(`${count} sentences approved.`)).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
