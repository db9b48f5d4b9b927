import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { demoPeople } from "../lib/db/demo-people.ts";
import { createThrowawayFolder } from "../lib/server/throwaway.ts";
import { expect, test } from "./fixtures.ts";
import { startProduction } from "./server.ts";

const password = "seven lamps in a row";
const demoPassword = demoPeople[0]?.password ?? "";

test("of two visitors who set up a new newsroom at once, one becomes its administrator", async ({ visit }) => {
  const dataFolder = createThrowawayFolder();
  const server = await startProduction(dataFolder);
  try {
    const visitors = await Promise.all(
      ["Ada", "Ben"].map(async (name) => openSetUp(await visit(), server.address, name)),
    );
    await Promise.all(visitors.map((visitor) => visitor.getByRole("button", { name: "Set up" }).click()));
    await Promise.all(
      visitors.map((visitor) =>
        expect(
          visitor
            .getByText("This newsroom is already set up.")
            .or(visitor.getByRole("link", { name: "Ada" }))
            .or(visitor.getByRole("link", { name: "Ben" })),
        ).toBeVisible(),
      ),
    );
    const refused = await Promise.all(
      visitors.map((visitor) => visitor.getByText("This newsroom is already set up.").isVisible()),
    );
    expect(refused.filter(Boolean)).toHaveLength(1);

    const administrator = visitors[refused.indexOf(false)] as Page;
    await administrator.goto(`${server.address}/en/desk/people`);
    await expect(administrator.getByRole("row")).toHaveCount(2);
    await expect(administrator.getByRole("row").nth(1)).toContainText(
      /Translator \(every language\).*Editor.*Reviewer \(every language\).*Administrator/,
    );
    expect((await administrator.goto(`${server.address}/en/set-up`))?.status()).toBe(404);
    await administrator.goto(`${server.address}/zh`);
    await expect(administrator.getByText("渡口报").first()).toBeVisible();
  } finally {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

test("somebody invited chooses a password, works, and is out on the next click once suspended", async ({
  visit,
  signInAs,
}) => {
  const email = `mei-${Date.now()}@news.example`;
  const admin = await signInAs("admin");
  await admin.goto("/en/desk/people");
  await admin.getByRole("link", { name: "Invite somebody" }).click();
  await admin.getByLabel("Name").fill("Mei Tan");
  await admin.getByLabel("E-mail address").fill(email);
  await admin.getByRole("group", { name: "Translator" }).getByLabel("English").check();
  await admin.getByRole("button", { name: "Make the invitation" }).click();
  const link = await admin.getByLabel("Link for Mei Tan").inputValue();

  const guest = await visit();
  await guest.goto(link);
  await guest.getByLabel("Password", { exact: true }).fill("password1");
  await guest.getByRole("button", { name: "Save password and sign in" }).click();
  await expect(guest.getByRole("alert").first()).toContainText("not one of the most common");
  await guest.getByLabel("Password", { exact: true }).fill(password);
  await guest.getByRole("button", { name: "Save password and sign in" }).click();
  await expect(guest).toHaveURL(/\/en\/desk$/);

  await guest.goto("/en/desk/people");
  await expect(guest.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();

  const second = await visit();
  await second.goto(link);
  await expect(second.getByText("This link has been used already")).toBeVisible();

  await admin.goto("/en/desk/people");
  await admin.getByRole("row", { name: email }).getByRole("link").click();
  await admin.getByRole("button", { name: "Suspend Mei Tan" }).click();
  await expect(admin.getByText("Suspended")).toBeVisible();

  await guest.getByRole("link", { name: "Mei Tan" }).click();
  await expect(guest.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await fillIn(guest, email, password);
  await expect(guest.getByRole("alert").first()).toContainText("E-mail address or password is wrong.");

  await admin.getByRole("button", { name: "Let Mei Tan back in" }).click();
  await expect(admin.getByText("Active")).toBeVisible();
  await fillIn(guest, email, password);
  await expect(guest.getByRole("link", { name: "Mei Tan" })).toBeVisible();
});

test("people see where they are signed in, sign out there, and change name and password", async ({
  visit,
  signInAs,
}) => {
  const email = `bo-${Date.now()}@news.example`;
  const here = await join(await signInAs("admin"), await visit(), email, "Bo");
  const there = await visit();
  await there.goto("/en/desk/account");
  await fillIn(there, email, password);
  await expect(there.getByRole("heading", { name: "Your account" })).toBeVisible();
  await here.goto("/en/desk/account");
  await expect(here.getByRole("listitem").filter({ hasText: "Signed in" })).toHaveCount(2);
  await expect(here.getByRole("listitem").filter({ hasText: "This one" })).toHaveCount(1);

  await here.getByRole("button", { name: /^Sign out Chrome on/ }).click();
  await expect(here.getByRole("listitem").filter({ hasText: "Signed in" })).toHaveCount(1);
  await there.reload();
  await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await here.getByLabel("Name").fill("Bo Wen");
  await here.getByRole("button", { name: "Save name" }).click();
  await expect(here.getByRole("link", { name: "Bo Wen" })).toBeVisible();

  await fillIn(there, email, password);
  await expect(there.getByRole("link", { name: "Bo Wen" })).toBeVisible();
  await here.getByLabel("Current password").fill(password);
  await here.getByLabel("New password").fill("eight lamps in a row");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Your password is changed.")).toBeVisible();
  await there.reload();
  await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await here.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(here.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await here.goto("/en/desk/account");
  await expect(here.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("signing in works without JavaScript, in both languages, and leads on to the page asked for", async ({
  visit,
}) => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto("/zh/desk/account");
  await page.getByLabel("邮箱").fill("editor@demo.example");
  await page.getByLabel("密码").fill("wrong");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("alert").first()).toContainText("邮箱或密码不正确。");
  await expect(page.getByLabel("邮箱")).toHaveValue("editor@demo.example");

  await page.getByRole("link", { name: "Sign in" }).click();
  await fillIn(page, "editor@demo.example", demoPassword);
  await expect(page).toHaveURL(/\/en\/desk\/account$/);
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();

  await page.goto("/en/sign-in?next=https://elsewhere.example/en");
  await expect(page).toHaveURL(/\/en\/desk$/);
  await page.goto("/en/desk/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/en\/sign-in$/);
  await page.goto("/en/desk/account");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("settings are kept, reach readers at once, and are not overwritten by somebody who had not seen them", async ({
  signInAs,
}) => {
  const [first, second] = await Promise.all([signInAs("admin"), signInAs("admin")]);
  await first.goto("/en/desk/settings");
  await second.goto("/en/desk/settings");
  const description = first.getByLabel("Description in English");
  const before = await description.inputValue();
  const after = `Both sides of the river, ${Date.now()}.`;

  await description.fill(after);
  await first.getByLabel("Add a language").fill("fr");
  await first.getByRole("button", { name: "Add", exact: true }).click();
  await first.getByRole("button", { name: "Save settings" }).click();
  await expect(first.getByText("Saved. Readers see it now.")).toBeVisible();
  expect(await (await first.request.get("/en")).text()).toContain(after);

  await second.getByLabel("Description in English").fill("Something else.");
  await second.getByRole("button", { name: "Save settings" }).click();
  await expect(second.getByRole("alert").first()).toContainText("Somebody else has saved the settings");
  await expect(second.getByLabel("Description in English")).toHaveValue("Something else.");

  await description.fill(before);
  await first.getByRole("button", { name: "Remove French" }).click();
  await first.getByRole("button", { name: "Save settings" }).click();
  await expect.poll(async () => (await first.request.get("/en")).text()).not.toContain(after);
});

async function openSetUp(page: Page, address: string, name: string): Promise<Page> {
  await page.goto(`${address}/en`);
  await page.getByLabel("Name in Chinese").fill("渡口报");
  await page.getByLabel("Name in English").fill(`${name}’s Ferry Post`);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(`${name.toLowerCase()}@news.example`);
  await page.getByLabel("Password", { exact: true }).fill(password);
  return page;
}

async function fillIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(typed);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Somebody new, an editor, signed in by their invitation. */
async function join(admin: Page, page: Page, email: string, name: string): Promise<Page> {
  await admin.goto("/en/desk/people/invite");
  await admin.getByLabel("Name").fill(name);
  await admin.getByLabel("E-mail address").fill(email);
  await admin.getByLabel("Editor").check();
  await admin.getByRole("button", { name: "Make the invitation" }).click();
  const link = await admin.getByLabel(`Link for ${name}`).inputValue();
  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Save password and sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);
  return page;
}
