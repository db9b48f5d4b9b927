import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { browserArguments, ensureBrowser, systemBrowser } from "#lib/testing/browser.ts";

/** What a page makes a browser do. Bytes are gzip; `layoutShift` is the sum of all shifts that nobody's touch or key caused. */
export type PageWeight = {
  path: string;
  width: number;
  scripts: number;
  scriptBytes: number;
  inlineScriptBytes: number;
  styleBytes: number;
  fontBytes: number;
  layoutShift: number;
  /** Addresses outside the site that it asked for. */
  elsewhere: string[];
  /** Errors the browser reported, scripts it refused to run among them. */
  complaints: string[];
};

/** Opens each of `paths` at each of `widths`, in pixels, with an empty cache and reads it to its end. */
export async function weighPages(
  address: string,
  paths: readonly string[],
  widths: readonly number[],
): Promise<PageWeight[]> {
  ensureBrowser((line) => console.error(line));
  const executablePath = systemBrowser();
  const browser = await chromium.launch({ args: browserArguments, ...(executablePath ? { executablePath } : {}) });
  try {
    const pages: PageWeight[] = [];
    for (const width of widths) for (const path of paths) pages.push(await weighPage(browser, address, path, width));
    return pages;
  } finally {
    await browser.close();
  }
}

type Shifts = { layoutShift: number };

async function weighPage(browser: Browser, address: string, path: string, width: number): Promise<PageWeight> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const loaded = { script: { count: 0, bytes: 0 }, stylesheet: { count: 0, bytes: 0 }, font: { count: 0, bytes: 0 } };
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  const bodies: Promise<void>[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== address) elsewhere.push(url.href);
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (type !== "script" && type !== "stylesheet" && type !== "font") return;
    loaded[type].count += 1;
    bodies.push(
      response.body().then((body) => {
        loaded[type].bytes += type === "font" ? body.length : gzipSync(body).length;
      }),
    );
  });
  await page.addInitScript(() => {
    const seen = globalThis as unknown as Shifts;
    seen.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) seen.layoutShift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

  await page.goto(`${address}${path}`, { waitUntil: "networkidle" });
  await readToTheEnd(page);
  const inline = await page
    .locator("script:not([src]):not([type])")
    .evaluateAll((scripts) => scripts.map(({ textContent }) => textContent).join("\n"));
  const layoutShift = await page.evaluate(() => (globalThis as unknown as Shifts).layoutShift);
  await Promise.all(bodies);
  await context.close();
  return {
    path,
    width,
    scripts: loaded.script.count,
    scriptBytes: loaded.script.bytes,
    inlineScriptBytes: gzipSync(inline).length,
    styleBytes: loaded.stylesheet.bytes,
    fontBytes: loaded.font.bytes,
    layoutShift,
    elsewhere,
    complaints,
  };
}

async function readToTheEnd(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 700) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(300);
}
