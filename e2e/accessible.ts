import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails with every rule that the page as it stands breaks, and where. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNone(page, new AxeBuilder({ page }));
}

/** The rules that another colour scheme can break alone. */
export async function expectDarkContrast(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNone(page, new AxeBuilder({ page }).options({ runOnly: ["color-contrast", "link-in-text-block"] }));
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNone(page: Page, axe: AxeBuilder): Promise<void> {
  // No page has frames of other origins, which are what the other mode opens a page of its own for.
  const { violations } = await axe.setLegacyMode().analyze();
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect(said, page.url()).toEqual([]);
}
