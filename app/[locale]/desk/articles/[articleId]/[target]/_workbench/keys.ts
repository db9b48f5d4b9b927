/** What the workbench's keys ask for. */
export type Command =
  | { readonly kind: "confirm"; readonly next: "unconfirmed" | "untranslated" }
  | { readonly kind: "move"; readonly by: 1 | -1 }
  | { readonly kind: "copySource" }
  | { readonly kind: "placeMark"; readonly number: number }
  | { readonly kind: "insert"; readonly digit: number }
  | { readonly kind: "proposeTerm" }
  | { readonly kind: "toggleHelp" }
  | { readonly kind: "searchMemory" }
  | { readonly kind: "fix" }
  | { readonly kind: "repair"; readonly by: 1 | -1 }
  | { readonly kind: "showKeys" }
  | { readonly kind: "leave" };

export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
>;

/**
 * The command of a key press, or null. None while an input method composes:
 * browsers say so by `isComposing` or, for the key that ends it, by code 229.
 * Letters and digits go by the key's place: with Option a Mac types ¡ and ƒ.
 */
export function findCommand(press: KeyPress): Command | null {
  if (press.isComposing || press.keyCode === 229) return null;
  if (press.key === "Escape") return { kind: "leave" };

  const control = press.ctrlKey || press.metaKey;
  if (control && !press.altKey) {
    if (press.key === "Enter") return { kind: "confirm", next: press.shiftKey ? "untranslated" : "unconfirmed" };
    if (press.shiftKey) return null;
    if (press.key === "ArrowDown") return { kind: "move", by: 1 };
    if (press.key === "ArrowUp") return { kind: "move", by: -1 };
    return null;
  }

  // Control and Alt together is AltGr, which types letters.
  if (!press.altKey || control) return null;
  if (press.code === "KeyN") return { kind: "repair", by: press.shiftKey ? -1 : 1 };
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (press.shiftKey) return digit && digit !== "0" ? { kind: "placeMark", number: Number(digit) } : null;
  if (press.code === "KeyF") return { kind: "fix" };
  if (press.code === "KeyG") return { kind: "proposeTerm" };
  if (press.code === "KeyH") return { kind: "showKeys" };
  if (press.code === "KeyK") return { kind: "searchMemory" };
  if (press.code === "KeyP") return { kind: "toggleHelp" };
  if (digit === undefined) return null;
  return digit === "0" ? { kind: "copySource" } : { kind: "insert", digit: Number(digit) };
}
