import type { Page } from "@playwright/test";

/** Invites somebody as `role` for `language`; `guest` follows the link and is at the desk. */
export async function invite(
  name: string,
  [role, language]: readonly [role: string, language: string],
  admin: Page,
  guest: Page,
): Promise<Page> {
  await admin.goto("/en/desk/people/invite");
  await admin.getByLabel("Name").fill(name);
  await admin.getByLabel("E-mail address").fill(`${crypto.randomUUID()}@news.example`);
  await admin.getByRole("group", { name: role }).getByLabel(language).check();
  await admin.getByRole("button", { name: "Make the invitation" }).click();
  await guest.goto(await admin.getByLabel(`Link for ${name}`).inputValue());
  await guest.getByLabel("Password", { exact: true }).fill("seven lamps in a row");
  await guest.getByRole("button", { name: "Save password and sign in" }).click();
  await guest.waitForURL(({ pathname }) => pathname === "/en/desk");
  return guest;
}
