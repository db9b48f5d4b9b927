import { execFileSync } from "node:child_process";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { demoPeople } from "../lib/db/demo-people.ts";
import { projectFolder } from "../lib/server/project.ts";
import type { LaidArticle, WantedArticle } from "./lay-article.ts";
import type { Unpublished } from "./lay-unpublished.ts";

export { expect };

type DemoRole = "editor" | "translator" | "reviewer" | "admin";

type Fixtures = {
  /** A browser of their own for somebody of the demo world. */
  readonly signInAs: (role: DemoRole, options?: BrowserContextOptions) => Promise<Page>;
  /** A browser of their own for somebody without an account. */
  readonly visit: (options?: BrowserContextOptions) => Promise<Page>;
  /** An article of this story alone, laid by the product's own steps. */
  readonly layArticle: (wanted: WantedArticle) => Promise<LaidArticle>;
  /** A word of its own in every field that readers may not see. */
  readonly layUnpublished: () => Promise<Unpublished>;
};

export const test = base.extend<Fixtures>({
  visit: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use((options) => open(browser, pages, options));
    await Promise.all(pages.map((page) => page.context().close()));
  },
  signInAs: async ({ visit }, use) => {
    await use(async (role, options) => {
      const page = await visit(options);
      const person = demoPeople.find(({ roles }) => roles.some((held) => held.role === role));
      await page.goto("/en/sign-in?next=/en/desk");
      await page.getByLabel("E-mail address").fill(person?.email ?? "");
      await page.getByLabel("Password").fill(person?.password ?? "");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(({ pathname }) => pathname === "/en/desk");
      return page;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from here.
  layArticle: async ({}, use) => {
    await use(async (wanted) => lay("lay-article", wanted));
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  layUnpublished: async ({}, use) => {
    await use(async () => lay("lay-unpublished", null));
  },
});

async function open(browser: Browser, pages: Page[], options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  pages.push(page);
  return page;
}

function lay<Laid>(program: string, wanted: unknown): Laid {
  const answer = execFileSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", `e2e/${program}.ts`, JSON.stringify(wanted)],
    {
      cwd: projectFolder,
      encoding: "utf8",
      env: {
        ...process.env,
        DATABASE_URL: process.env["DUIZHAO_E2E_DATABASE"],
        AUTH_SECRET: "only for laying articles",
      },
    },
  );
  return JSON.parse(answer) as Laid;
}
