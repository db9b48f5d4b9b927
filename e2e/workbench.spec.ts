import type { Locator, Page } from "@playwright/test";
import { demoPeople } from "../lib/db/demo-people.ts";
import { expect, test } from "./fixtures.ts";
import { invite } from "./invite.ts";

const headline = ["节水宣讲覆盖12万余人", "Water-saving talks reach more than 120,000 people"] as const;
const figures = [
  "各街道组织宣讲700场，覆盖12万余人。",
  "The streets held 700 talks and reached more than 120,000 people.",
] as const;
const opening = ["老城区排水改造今年开工。", "Work on the old city’s drains begins this year."] as const;
const closing = ["许多老人带着水费单来问。", "Many old people came with their water bills."] as const;
const story = { headline, paragraphs: [[opening, figures], [closing]] };

test("a translator works from the first sentence to the last without a pointer", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "written" });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);

  await tabTo(page, page.getByRole("button", { name: "Edit sentence 1" }));
  await page.keyboard.press("Enter");
  await expect(fieldOf(page, 1)).toBeFocused();
  for (const [index, [, english]] of [headline, opening, figures, closing].entries()) {
    await expect(fieldOf(page, index + 1)).toBeFocused();
    await page.keyboard.type(english);
    await page.keyboard.press("ControlOrMeta+Enter");
  }
  await expect(page.getByText("4 of 4 confirmed")).toBeVisible();
  await expect(page.getByText("Every sentence in sight is confirmed.")).toBeAttached();
  await expect(page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+ArrowUp");
  await expect(fieldOf(page, 3)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Edit sentence 3" })).toBeFocused();
  await page.keyboard.press("Alt+h");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText(
    "Confirm and go to the next unconfirmed sentence",
  );
  await page.keyboard.press("Escape");

  await page.reload();
  await expect(rowOf(page, 3)).toContainText(figures[1]);
  await expect(rowOf(page, 3)).toContainText("Translated");
});

test("a wrong figure is found while it is typed, and mended by one key", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "written" });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 3" }).click();
  // Once more leaves it open, and what is typed goes into it.
  await page.getByRole("button", { name: "Edit sentence 3" }).click();
  await page.keyboard.type("The streets held 700 talks and reached 12 people.");

  const checks = page.getByRole("list", { name: "Checks" });
  await expect(checks).toContainText("12万 is 120,000; the translation has 12.");
  await expect(page.getByText("1 error").first()).toBeVisible();
  await page.keyboard.press("Alt+f");
  await expect(fieldOf(page, 3)).toHaveValue("The streets held 700 talks and reached 120,000 people.");
  await expect(checks.filter({ hasText: "12万 is" })).toBeHidden();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(fieldOf(page, 3)).toHaveValue("The streets held 700 talks and reached 12 people.");

  await page.getByRole("link", { name: /With issues/ }).click();
  await expect(page).toHaveURL(/show=issues/);
  await expect(page.getByRole("button", { name: "Edit sentence 3" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit sentence 1" })).toBeHidden();
});

test("whoever may answers for what a check finds; the answer lapses with the text", async ({
  signInAs,
  layArticle,
}) => {
  const wrong = [figures[0], "The streets held 700 talks and reached 12 people."] as const;
  const { articleId } = await layArticle({ ...story, paragraphs: [[opening, wrong]], stage: "translated" });
  const editor = await signInAs("editor");
  await editor.goto(`/en/desk/articles/${articleId}/en`);
  await editor.getByRole("button", { name: "Open sentence 3" }).click();
  await expect(fieldOf(editor, 3)).toBeHidden();
  await editor.getByRole("button", { name: "Waive…" }).first().click();
  await editor.getByRole("button", { name: "Waive", exact: true }).click();
  await expect(editor.getByText("Please give a reason.")).toBeVisible();
  await editor.getByLabel("Why is this right as it stands?").fill("Quoted as it was printed");
  await editor.getByRole("button", { name: "Waive", exact: true }).click();
  await expect(rowOf(editor, 3)).toContainText("Quoted as it was printed");
  await expect(rowOf(editor, 3)).not.toContainText("1 error");

  const translator = await signInAs("translator");
  await translator.goto(`/en/desk/articles/${articleId}/en`);
  await translator.getByRole("button", { name: "Edit sentence 3" }).click();
  await fieldOf(translator, 3).fill("The 700 talks reached 12 people.");
  await expect(rowOf(translator, 3)).toContainText("1 error");
  await expect(translator.getByRole("button", { name: "Waive…" })).toBeHidden();
});

test("when the original changes, exactly that sentence is out of date, and may be kept", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId } = await layArticle({ ...story, stage: "translated" });
  const editor = await signInAs("editor");
  await editor.goto(`/en/desk/articles/${articleId}`);
  await expect(editor.getByRole("button", { name: "Bold" })).toBeEnabled();
  await editor.getByRole("textbox", { name: "Headline" }).fill("三地节水宣讲覆盖12万余人");
  await expectSaved(editor);

  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en?show=stale`);
  await expect(page.getByText("1 out of date")).toBeVisible();
  await expect(page.getByRole("list", { name: "Sentences" }).getByRole("listitem")).toHaveCount(1);

  await page.getByRole("button", { name: "Edit sentence 1" }).click();
  const change = page.getByRole("region", { name: "Original changed" });
  await expect(change.getByRole("insertion")).toContainText("三地");
  await expect(change.getByRole("deletion")).toHaveCount(0);
  await change.getByRole("button", { name: "No change needed" }).click();
  await expect(rowOf(page, 1)).toContainText("Translated");
  await expect(fieldOf(page, 1)).toBeFocused();
  await page.reload();
  await expect(page.getByText("No sentence is out of date.")).toBeVisible();
});

test("two translators on one sentence: words apart go together, the same words are decided", async ({
  signInAs,
  visit,
  layArticle,
}) => {
  const { articleId } = await layArticle({ ...story, stage: "translated" });
  const mine = await signInAs("translator");
  const theirs = await invite("Li Wei", ["Translator", "English"], await signInAs("admin"), await visit());
  for (const page of [mine, theirs]) {
    await page.goto(`/en/desk/articles/${articleId}/en`);
    await page.getByRole("button", { name: "Edit sentence 4" }).click();
  }
  await fieldOf(theirs, 4).fill("Countless old people came with their water bills.");
  await expectSaved(theirs);
  await fieldOf(mine, 4).fill("Many old people came with their receipts.");
  await expect(fieldOf(mine, 4)).toHaveValue("Countless old people came with their receipts.");
  await expect(rowOf(mine, 4)).toContainText("Li Wei changed other words of this sentence. Both changes stand.");
  await mine.getByRole("button", { name: "Use only mine" }).click();
  await expect(fieldOf(mine, 4)).toBeFocused();
  await expectSaved(mine);

  await fieldOf(theirs, 4).fill("Crowds of old people came with their water bills.");
  const conflict = theirs.getByRole("region", { name: "Conflict" });
  await expect(conflict).toContainText("Mara Lindqvist changed this sentence while you were writing.");
  await expect(theirs.getByText("Conflict in sentence 4")).toBeVisible();
  await expect(conflict.getByRole("insertion").filter({ hasText: "Crowds of" })).toBeVisible();
  await theirs.keyboard.press("ControlOrMeta+Enter");
  await expect(rowOf(theirs, 4)).toContainText("Conflict");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expectSaved(theirs);

  await fieldOf(mine, 4).fill("A crowd of old people came.");
  await mine.getByRole("region", { name: "Conflict" }).getByRole("button", { name: "Keep theirs" }).click();
  await expect(fieldOf(mine, 4)).toHaveValue("Crowds of old people came with their water bills.");
  await expect(rowOf(mine, 4)).toContainText("Draft");
});

test("one person in two tabs is told so", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "translated" });
  const page = await signInAs("translator");
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/en/desk/articles/${articleId}/en`);
    await tab.getByRole("button", { name: "Edit sentence 2" }).click();
  }
  await fieldOf(page, 2).fill("Work began.");
  await expectSaved(page);
  await fieldOf(other, 2).fill("Work will begin.");
  await expect(other.getByRole("region", { name: "Conflict" })).toContainText(
    "You changed this sentence in another tab.",
  );
});

test("nothing typed is lost: offline, and with the tab killed", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "written" });
  const page = await signInAs("translator");
  const address = `/en/desk/articles/${articleId}/en`;
  await page.goto(address);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  await page.keyboard.type("Work begins this year.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("Offline — 1 change kept on this device")).toBeVisible();
  await page.context().setOffline(false);
  await expectSaved(page);

  await page.getByRole("button", { name: "Edit sentence 4" }).click();
  await page.context().setOffline(true);
  await page.keyboard.type("Many old people came.");
  await expect(page.getByText("Offline — 1 change kept on this device")).toBeVisible();
  await untilKept(page, "Many old people came.");
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.context().setOffline(false);
  await again.goto(address);
  await expect(rowOf(again, 2)).toContainText("Translated");
  const offer = again.getByRole("region", { name: "Unsaved changes from before" });
  await expect(offer).toContainText("Sentence 4");
  await offer.getByRole("button", { name: "Restore" }).click();
  await expect(fieldOf(again, 4)).toHaveValue("Many old people came.");
  await expectSaved(again);
  await again.reload();
  await expect(rowOf(again, 4)).toContainText("Many old people came.");
});

test("the session ends while a sentence is typed; signing in again saves it", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "written" });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 2" }).click();
  await page.context().clearCookies();
  await page.keyboard.type("Work begins this year.");
  const dialog = page.getByRole("dialog", { name: /signed out/i });
  await dialog.getByLabel("Password").fill(demoPeople.find(({ name }) => name === "Mara Lindqvist")?.password ?? "");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expectSaved(page);
  await expect(fieldOf(page, 2)).toHaveValue("Work begins this year.");
});

test("an input method keeps its keys while it composes", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "written" });
  const page = await signInAs("translator");
  await page.goto(`/en/desk/articles/${articleId}/en`);
  await page.getByRole("button", { name: "Edit sentence 1" }).click();
  const field = fieldOf(page, 1);
  await field.fill("Water");
  for (const press of [
    { key: "Enter", ctrlKey: true, isComposing: true },
    { key: "Process", keyCode: 229, ctrlKey: true },
    { key: "Escape", isComposing: true },
    { key: "ArrowDown", ctrlKey: true, keyCode: 229 },
  ]) {
    await field.dispatchEvent("keydown", { ...press, bubbles: true });
  }
  await expect(field).toBeFocused();
  await expect(rowOf(page, 1)).toContainText("Draft");
});

test("whoever may not write reads along", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "translated" });
  const reviewer = await signInAs("reviewer");
  await reviewer.goto(`/zh/desk/articles/${articleId}/en`);
  await expect(reviewer.getByText("您可以查看，但不能修改")).toBeVisible();
  await reviewer.getByRole("button", { name: "查看第 2 句" }).click();
  await expect(reviewer.getByRole("textbox")).toHaveCount(0);

  for (const target of ["zh", "eo", "nonsense"]) {
    const answer = await reviewer.goto(`/en/desk/articles/${articleId}/${target}`);
    expect(answer?.status()).toBe(404);
  }
});

test("without JavaScript the sentences can be read", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, stage: "translated" });
  const page = await signInAs("translator");
  const state = await page.context().storageState();
  const plain = await page.context().browser()?.newContext({ javaScriptEnabled: false, storageState: state });
  const reading = await plain?.newPage();
  if (!reading) throw new Error("There is no browser.");
  await reading.goto(new URL(`/en/desk/articles/${articleId}/en`, page.url()).href);
  await expect(reading.getByText("editing needs JavaScript")).toBeVisible();
  await expect(reading.getByText(closing[1])).toBeVisible();
  await plain?.close();
});

function fieldOf(page: Page, number: number): Locator {
  return page.getByRole("textbox", { name: `Translation of sentence ${number}` });
}

function rowOf(page: Page, number: number): Locator {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: new RegExp(`sentence ${number}$`) }) });
}

/** Somebody new, who chooses a password and is signed in on `guest`. */
async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
}

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

/** Until this device has a copy of `text`. */
async function untilKept(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      new Promise((done) => {
        const opened = indexedDB.open("duizhao-unsaved");
        opened.onsuccess = () => {
          const all = opened.result.transaction("copies").objectStore("copies").getAll();
          all.onsuccess = () => {
            opened.result.close();
            done(JSON.stringify(all.result).includes(wanted));
          };
        };
      }),
    text,
  );
}
