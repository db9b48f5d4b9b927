/** What sentence mode can be told to do. A number is a view, by its place in the bar. */
export type Command =
  | "next"
  | "previous"
  | "nextBlock"
  | "previousBlock"
  | "nextMarked"
  | "previousMarked"
  | "suggest"
  | "copy"
  | "peek"
  | "history"
  | "keys"
  | "leave"
  | 0
  | 1
  | 2
  | 3;

const always: Readonly<Record<string, Command>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Enter: "suggest",
  Escape: "leave",
};

const characters: Readonly<Record<string, Command>> = {
  j: "next",
  k: "previous",
  J: "nextBlock",
  K: "previousBlock",
  n: "nextMarked",
  p: "previousMarked",
  e: "suggest",
  c: "copy",
  o: "peek",
  h: "history",
  "?": "keys",
  "1": 0,
  "2": 1,
  "3": 2,
  "4": 3,
};

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

/** The command behind a key press in sentence mode; null leaves the key to the browser. `letters` false: character keys are off. */
export function commandFor(press: Press, letters: boolean): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  return always[press.key] ?? (letters ? characters[press.key] : undefined) ?? null;
}

/** The nearest of ascending `places` after `at`, before it when `by` is -1; `at` itself when there is none. */
export function nearest(at: number, by: 1 | -1, places: readonly number[]): number {
  if (by === 1) return places.find((place) => place > at) ?? at;
  return places.findLast((place) => place < at) ?? at;
}
