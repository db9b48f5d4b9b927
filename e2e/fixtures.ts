import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { demoPeople } from "../lib/db/demo-people.ts";
import { projectFolder } from "../lib/server/project.ts";
import type { Wanted } from "./lay.ts";
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

type WorkerFixtures = {
  /** What lays things, one after the other; the same for all stories of a worker, for it takes a moment to start. */
  readonly lay: <Laid>(wanted: Wanted) => Promise<Laid>;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
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
  layArticle: async ({ lay }, use) => {
    await use((wanted) => lay({ article: wanted }));
  },
  layUnpublished: async ({ lay }, use) => {
    await use(() => lay({ unpublished: true }));
  },
  lay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from here.
    async ({}, use) => {
      let program: ChildProcess | undefined;
      let last: Promise<unknown> = Promise.resolve();
      const ask = async <Laid>(wanted: Wanted): Promise<Laid> => {
        program ??= startLaying();
        const answered = once(program, "message");
        program.send(wanted);
        const [answer] = (await answered) as [{ laid: Laid } | { failure: string }];
        if ("failure" in answer) throw new Error(answer.failure);
        return answer.laid;
      };
      await use(<Laid>(wanted: Wanted) => {
        const answer = last.then(() => ask<Laid>(wanted));
        last = answer.catch(() => {});
        return answer;
      });
      program?.disconnect();
    },
    { scope: "worker" },
  ],
});

async function open(browser: Browser, pages: Page[], options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  pages.push(page);
  return page;
}

function startLaying(): ChildProcess {
  const program = fork("e2e/lay.ts", [], {
    cwd: projectFolder,
    env: {
      ...process.env,
      DATABASE_URL: process.env["DUIZHAO_E2E_DATABASE"],
      AUTH_SECRET: "only for laying articles",
    },
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  // A program that ends before it answers fails the story at once, not at its limit.
  program.once("exit", (code) => program.emit("message", { failure: `e2e/lay.ts ended with ${code}.` }));
  return program;
}
