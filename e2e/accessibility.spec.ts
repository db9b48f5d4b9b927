import type { Page } from "@playwright/test";
import { type Access, endpoints } from "../lib/auth/endpoints.ts";
import { uiLocales } from "../lib/i18n/routing.ts";
import { expectAccessible, expectDarkContrast } from "./accessible.ts";
import { addressOf, askDatabase, demoActors, findParameters, may } from "./addresses.ts";
import { expect, test } from "./fixtures.ts";

/** Pages in the state that says most, beside the one that the table's parameters give. */
type State = { readonly path: string; readonly asked: Access };

// Set-up is gone once a newsroom is set up; its own story looks at it.
const pages = Object.entries(endpoints.pages)
  .filter(([, asked]) => asked !== "set-up")
  .map(([path, asked]): State => ({ path: path.replace("/[locale]", ""), asked }));

const visitors = [null, ...demoActors].filter((actor) => pages.some((page) => visitorOf(page) === (actor?.id ?? null)));

for (const uiLocale of uiLocales) {
  for (const actor of visitors) {
    test(`every page ${actor ? `of ${actor.name}` : "of a reader"} is accessible and fits in ${uiLocale}`, async ({
      visit,
      signInAs,
    }) => {
      test.setTimeout(300_000);
      const states = [...pages, ...(await statesOfTheDemoWorld())].filter(
        (state) => visitorOf(state) === (actor?.id ?? null),
      );
      const parameters = { ...(await findParameters()), locale: uiLocale };
      const role = actor?.roles[0]?.role;
      const page = await (role ? signInAs(role) : visit());
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
      for (const { path, asked } of states) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(`/${uiLocale}${addressOf(path, parameters)}`);
        await expect(page.locator("h1").first(), asked).toBeVisible();
        await expectAccessible(page);
        // No colour depends on the width.
        await expectDarkContrast(page);
        await expectToFit(page);
        await page.setViewportSize({ width: 320, height: 800 });
        await expectAccessible(page);
        await expectToFit(page);
      }
      expect(errors).toEqual([]);
    });
  }
}

async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${page.url()} at ${page.viewportSize()?.width} px`).toBeLessThanOrEqual(0);
}

/** A page that everybody may see is seen by a reader, another by the first who may. */
function visitorOf({ asked }: State): string | null {
  return asked === "everyone" ? null : (demoActors.find((actor) => may(actor, asked))?.id ?? null);
}

async function statesOfTheDemoWorld(): Promise<State[]> {
  const [campaign] = await askDatabase<{ id: string }>(
    `select a.id from articles a join segments s on s.article_id = a.id
     where s.source::text like '%18万余人%' and s.retired_at is null limit 1`,
  );
  const receipts = await askDatabase<{ receipt: string }>(
    "select distinct on (status) receipt from corrections order by status, number",
  );
  const atCampaign = `/desk/articles/${campaign?.id}`;
  return [
    { path: `${atCampaign}/en`, asked: "translation.write" },
    { path: `${atCampaign}/en/review`, asked: "unit.review" },
    { path: `${atCampaign}/publish`, asked: "article.publish" },
    { path: "/articles/embankment-finished-before-floods", asked: "everyone" },
    { path: "/articles/free-tickets-for-the-lantern-fair", asked: "everyone" },
    { path: "/articles/the-canteen-on-the-third-floor/en", asked: "everyone" },
    { path: "/articles/no-such-article", asked: "everyone" },
    ...receipts.map(({ receipt }): State => ({ path: `/c/${receipt}`, asked: "everyone" })),
  ];
}
