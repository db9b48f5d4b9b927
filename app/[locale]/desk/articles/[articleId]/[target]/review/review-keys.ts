/** What a reviewer's keys ask for. They act only while a sentence of the list has the focus. */
export type ReviewCommand =
  | "approve"
  | "edit"
  | "return"
  | "select"
  | "undo"
  | "next"
  | "previous"
  | "extendNext"
  | "extendPrevious";

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode">;

/** The command of a key press, or null. None while an input method composes, and none with a modifier of the browser's. */
export function findReviewCommand(press: KeyPress): ReviewCommand | null {
  if (press.isComposing || press.keyCode === 229) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.shiftKey) return shifted[press.key.toLowerCase()] ?? null;
  return plain[press.key.toLowerCase()] ?? null;
}

const plain: Record<string, ReviewCommand> = {
  a: "approve",
  r: "return",
  s: "next",
  j: "next",
  k: "previous",
  x: "select",
  u: "undo",
  arrowdown: "next",
  arrowup: "previous",
};

const shifted: Record<string, ReviewCommand> = {
  e: "edit",
  arrowdown: "extendNext",
  arrowup: "extendPrevious",
};
