import { halvesOf, idOf, sideOf, textOf, type UnitNumber } from "./halves.ts";

/** What a link to a sentence is copied as: the sentence in each language, and the address. */
export function linkText(article: Element, unit: UnitNumber): string {
  const halves = halvesOf(article, unit);
  const words = (["source", "target"] as const).map((side) => textOf(halves.find((half) => sideOf(half) === side)));
  const address = `${location.origin}${location.pathname}#s-${idOf(article, unit)}`;
  return [...words.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== ""), address].join("\n");
}

/** Whether the text reached the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages without https, where browsers have no clipboard to write to. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
