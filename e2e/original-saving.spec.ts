import { demoPeople } from "../lib/db/demo-people.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import {
  body,
  bodyOf,
  both,
  drains,
  expectSaved,
  keptText,
  openEditor,
  rain,
  read,
  shapeOf,
  status,
  story,
  write,
} from "./original-editor.ts";

test("without a network everything is kept, and saved when it is back", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  await page.context().setOffline(true);
  await write(page, "断网时写的。");
  await expect(status(page)).toHaveText("Offline — 1 change kept on this device");
  await page.getByRole("textbox", { name: "Headline" }).fill("断网时改的标题");
  await expect(status(page)).toHaveText("Offline — 2 changes kept on this device");

  await page.context().setOffline(false);
  await expectSaved(page);
  expect(shapeOf(await read(page))).toEqual([
    "headline 断网时改的标题",
    "summary ",
    "byline ",
    `paragraph ${rain}`,
    `paragraph ${drains}断网时写的。`,
  ]);
});

test("an answer that is lost on the way is no conflict", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  let lost = 0;
  await page.route("**/source", async (route) => {
    if (route.request().method() !== "PUT" || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await write(page, "写一句。");
  await expect(status(page)).toContainText("Offline");
  await page.keyboard.type("再写一句。");
  await expectSaved(page);
  expect(lost).toBe(1);
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}写一句。再写一句。`);
});

test("what a killed tab had not saved is offered again", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const first = await openEditor(await signInAs("editor"), articleId);
  await first.route("**/api/articles/**", (route) => route.abort());
  await write(first, "还没保存的一句。");
  await expect.poll(() => keptText(first), { timeout: 2_000 }).toContain("还没保存的一句。");

  // Another tab leaves it alone while the first is there, and offers it as soon as it is gone.
  const page = await openEditor(await first.context().newPage(), articleId);
  const offer = page.getByRole("region", { name: "Unsaved changes from before" });
  const waiting = () => page.evaluate(async () => (await navigator.locks.query()).pending?.length);
  await expect.poll(waiting).toBe(1);
  await expect(offer).toBeHidden();
  const crashed = first.waitForEvent("crash");
  const devices = await first.context().newCDPSession(first);
  // Nothing answers any more.
  void devices.send("Page.crash").catch(() => {});
  await crashed;
  await expect(offer.locator("ins")).toContainText("还没保存的一句。");
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}`);
  await expectAccessible(page);
  await offer.getByRole("button", { name: "Restore" }).click();
  await expect(offer).toBeHidden();
  await expectSaved(page);
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}还没保存的一句。`);
  await expect.poll(() => keptText(page)).not.toContain("还没保存的一句。");
  await page.reload();
  await expect(body(page)).toContainText("还没保存的一句。");
  await expect(offer).toBeHidden();
});

test("an editor whose session has ended signs in over the page and goes on", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  await page.context().clearCookies();
  await write(page, "会话过期之后写的。");

  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await expect(dialog).toContainText("陈屿 Chen Yu");
  await expectAccessible(page);
  await dialog.getByLabel("Password").fill("wrong password");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(status(page)).toHaveText("Signed out — kept on this device");
  await page.getByRole("button", { name: "Sign in again" }).click();
  const editor = demoPeople.find(({ roles }) => roles.some(({ role }) => role === "editor"));
  await dialog.getByLabel("Password").fill(editor?.password ?? "");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);
  expect(bodyOf(await read(page)).at(-1)).toBe(`paragraph ${drains}会话过期之后写的。`);
});

test("two editors in different paragraphs do not notice each other's saves but for a line", async ({
  signInAs,
  layArticle,
}) => {
  const { articleId } = await layArticle(story);
  const [one, other] = await both(await signInAs("editor"), await signInAs("editor"), articleId);
  await write(one, "一改。");
  await expectSaved(one);
  await other.getByRole("textbox", { name: "Headline" }).fill("另一个标题");
  await expect(other.getByText("Put together with your change from another tab.")).toBeVisible();
  await expectSaved(other);
  await expect(body(other)).toContainText("一改。");
  expect(shapeOf(await read(one))).toEqual([
    "headline 另一个标题",
    "summary ",
    "byline ",
    `paragraph ${rain}`,
    `paragraph ${drains}一改。`,
  ]);
});

test("two editors in one paragraph see both texts and choose", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const [one, other] = await both(await signInAs("editor"), await signInAs("editor"), articleId);
  await write(one, "一说。");
  await expectSaved(one);
  await write(other, "二说。");

  const conflict = other.getByRole("region", { name: "Two versions of the same paragraphs" });
  await expect(conflict.getByRole("alert")).toContainText("Both texts are kept.");
  await expect(conflict.locator("ins")).toContainText(["一说。", "二说。"]);
  await expectAccessible(other);
  await expect(body(other)).toBeFocused();
  await other.keyboard.type("还在写。");
  await expect(status(other)).toHaveText("Conflict: choose a text below");
  await other.getByRole("button", { name: "Show" }).click();
  await expect(conflict).toBeFocused();
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(conflict).toBeHidden();
  await expectSaved(other);
  expect(bodyOf(await read(one)).at(-1)).toBe(`paragraph ${drains}二说。还在写。`);

  await write(one, "三说。");
  const again = one.getByRole("region", { name: "Two versions of the same paragraphs" });
  await again.getByRole("button", { name: "Take my other text" }).click();
  await expectSaved(one);
  await expect(body(one)).not.toContainText("三说。");
  await expect(body(one)).toContainText("二说。还在写。");

  await one.reload();
  await one.locator("summary").first().click();
  await one.getByRole("button", { name: "Put back" }).first().click();
  await expectSaved(one);
  expect(bodyOf(await read(one)).at(-1)).toBe(`paragraph ${drains}一说。三说。`);
});
