import { expect, type Page } from "@playwright/test";

export const rain = "雨下了一整夜。清晨，街上没有人。";
export const drains = "老城区的排水管道是五十年前铺的。";
export const story = {
  headline: ["老城区排水改造开工", "Work on the old city’s drains begins"],
  paragraphs: [
    [
      ["雨下了一整夜。", "It rained all night."],
      ["清晨，街上没有人。", "In the morning the streets were empty."],
    ],
    [[drains, "The drains of the old city were laid fifty years ago."]],
  ],
  stage: "written",
} as const;

type Source = {
  readonly version: number;
  readonly blocks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly attributes: { readonly level?: number; readonly ordered?: boolean };
    readonly runs: readonly { text: string; bold?: true; italic?: true; code?: true; href?: string }[];
  }[];
  readonly segments: readonly {
    readonly id: string;
    readonly blockId: string;
    readonly from: number;
    readonly to: number;
  }[];
};

export const body = (page: Page) => page.getByRole("textbox", { name: "Text" });
export const status = (page: Page) => page.getByRole("status").filter({ hasText: /Sav|save|Offline|Signed|Conflict/ });

export async function openEditor(page: Page, articleId: string): Promise<Page> {
  await page.goto(`/en/desk/articles/${articleId}`);
  await expect(page.getByRole("button", { name: "Bold" })).not.toHaveAttribute("aria-disabled");
  return page;
}

export async function both(one: Page, other: Page, articleId: string): Promise<[Page, Page]> {
  return [await openEditor(one, articleId), await openEditor(other, articleId)];
}

/** At the end of the text. */
export async function write(page: Page, text: string): Promise<void> {
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(text);
}

/** Moves the caret or the end of the selection: faster than anybody types, the editor would not know of it yet. */
export async function move(page: Page, key: string, steps = 1): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    // What follows two frames follows the news of the selection as well.
    await page.evaluate(
      () => new Promise((arrive) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arrive)))),
    );
  }
}

export async function replaceAll(page: Page): Promise<void> {
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Backspace");
}

/** Waits until nothing is on its way any more. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(status(page)).toHaveText(/^Saved \d\d?:\d\d:\d\d/);
}

/** The original as it is stored. */
export async function read(page: Page): Promise<Source> {
  const articleId = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? "";
  const response = await page.context().request.get(`/api/articles/${articleId}/source`);
  return ((await response.json()) as { value: Source }).value;
}

export function shapeOf({ blocks }: Source): string[] {
  return blocks.map(({ kind, attributes, runs }) => {
    const name =
      kind === "heading"
        ? `heading${attributes.level}`
        : kind === "listItem"
          ? attributes.ordered
            ? "ol"
            : "ul"
          : kind;
    const text = runs.map(({ text, bold, italic, code, href }) => {
      const marked = bold ? `*${text}*` : italic ? `_${text}_` : code ? `\`${text}\`` : text;
      return href ? `${href}[${marked}]` : marked;
    });
    return `${name} ${text.join("")}`;
  });
}

export const bodyOf = (source: Source) => shapeOf(source).slice(3);

export async function sentences(page: Page): Promise<string[]> {
  const { blocks, segments } = await read(page);
  const text = new Map(blocks.map(({ id, runs }) => [id, runs.map((run) => run.text).join("")]));
  return segments
    .filter(({ blockId }) => !["headline", "summary", "byline"].includes(blockId))
    .map(({ blockId, from, to }) => text.get(blockId)?.slice(from, to) ?? "");
}

/** Everything that is kept on this device. */
export async function keptText(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("duizhao-unsaved");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("copies").objectStore("copies").getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
  );
}

export function countSaves(page: Page): () => number {
  let saves = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT") saves += 1;
  });
  return () => saves;
}

export async function paste(page: Page, data: Record<string, string>, field = "Text"): Promise<void> {
  await page.getByRole("textbox", { name: field }).evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}
