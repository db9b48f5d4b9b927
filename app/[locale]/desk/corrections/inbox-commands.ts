/** What a reviewer's keys ask for. They act only while a suggestion, or a button in it, has the focus. */
export type InboxCommand = "accept" | "edit" | "decline" | "next" | "previous";

type KeyPress = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing" | "keyCode"
>;

/** The command of a key press, or null. None while an input method composes, with a modifier of the browser's, or while a deciding key is held down. */
export function findInboxCommand(press: KeyPress): InboxCommand | null {
  if (press.isComposing || press.keyCode === 229) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.toLowerCase();
  const command = press.shiftKey ? (key === "e" ? "edit" : null) : (plain[key] ?? null);
  return press.repeat && command !== "next" && command !== "previous" ? null : command;
}

const plain: Record<string, InboxCommand> = {
  a: "accept",
  r: "decline",
  j: "next",
  s: "next",
  k: "previous",
  arrowdown: "next",
  arrowup: "previous",
};
