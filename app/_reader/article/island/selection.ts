/** A stretch of one segment of the translation: its id and UTF-16 offsets into its text. */
export type Selected = { readonly part: HTMLElement; readonly range: readonly [from: number, to: number] };

/** What is selected of the translation, within the first segment that it touches. */
export function findSelected(article: Element): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const part = partAt(range.startContainer);
  if (!part || !article.contains(part)) return null;
  const to = part === partAt(range.endContainer) ? offset(part, range, "end") : part.textContent.length;
  return { part, range: [offset(part, range, "start"), to] };
}

/** Whether the reader is marking text, so that a click is the end of that and nothing else. */
export function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false;
}

function partAt(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-t]") ?? null;
}

function offset(part: Element, range: Range, edge: "start" | "end"): number {
  const before = document.createRange();
  before.selectNodeContents(part);
  if (edge === "start") before.setEnd(range.startContainer, range.startOffset);
  else before.setEnd(range.endContainer, range.endOffset);
  return before.toString().length;
}
