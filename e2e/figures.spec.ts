import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

const wings = "/articles/two-million-wings-over-the-mudflats/en";
const equation = "104.2万 = 1,042,000 (万 = 10,000)";

test("a figure counted in ten thousands says how it converts, by pointer and by key", async ({ visit }) => {
  const page = await visit();
  await page.goto(`/en${wings}`);
  const mode = page.getByRole("button", { name: "Sentence mode" });
  await expect(mode).toBeVisible();
  const figure = page.getByRole("group", { name: /^Original/ }).getByText("104.2万", { exact: true });
  await figure.click();
  const panel = page.getByRole("group", { name: /^Sentence \d+ of/ });
  await expect(panel.getByRole("listitem").filter({ hasText: equation })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.goto(`/en${wings}`);
  await mode.press("Enter");
  const sentence = page.locator(".s:focus");
  for (let pressed = 0; pressed < 20 && !(await sentence.textContent())?.includes("104.2万"); pressed += 1)
    await page.keyboard.press("j");
  await expect(panel.getByRole("listitem").filter({ hasText: equation })).toBeVisible();
});

test("without scripts a figure says it itself, and stays text that can be selected", async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await page.goto(`/zh${wings}`);
  const figure = page.getByRole("group", { name: /^原文/ }).getByText("104.2万", { exact: true });
  await expect(figure).toHaveAttribute("title", equation);
  await figure.hover();
  const said = await figure.evaluate((element) => {
    const { content, position } = getComputedStyle(element, "::after");
    return { content, position };
  });
  expect(said).toEqual({ content: `"${equation}"`, position: "fixed" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
