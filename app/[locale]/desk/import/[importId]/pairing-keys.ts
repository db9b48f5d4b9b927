/** What the keys of the pairing screen ask for. */
export type PairingCommand =
  | { readonly kind: "next" }
  | { readonly kind: "walk"; readonly by: 1 | -1 }
  | { readonly kind: "settle" }
  | { readonly kind: "join" }
  | { readonly kind: "split" }
  | { readonly kind: "cut" }
  | { readonly kind: "move"; readonly side: "source" | "target"; readonly to: "before" | "after" }
  | { readonly kind: "missing"; readonly side: "source" | "target" }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
>;

/** The command of a key press on a row, or null. Letters go by the key's place, so that an input method's layout does not matter. */
export function findPairingCommand(press: KeyPress): PairingCommand | null {
  if (press.isComposing || press.keyCode === 229) return null;
  const control = press.ctrlKey || press.metaKey;
  if (control) {
    if (press.code === "KeyZ" && !press.altKey) return { kind: press.shiftKey ? "redo" : "undo" };
    return press.code === "KeyY" && !press.altKey && !press.shiftKey ? { kind: "redo" } : null;
  }
  if (press.key === "ArrowUp" || press.key === "ArrowDown") {
    const down = press.key === "ArrowDown";
    if (!press.altKey) return press.shiftKey ? null : { kind: "walk", by: down ? 1 : -1 };
    return { kind: "move", side: press.shiftKey ? "source" : "target", to: down ? "after" : "before" };
  }
  if (press.altKey) return null;
  if (press.code === "KeyM") return { kind: "missing", side: press.shiftKey ? "source" : "target" };
  if (press.shiftKey) return null;
  if (press.key === "Enter") return { kind: "settle" };
  if (press.code === "KeyN") return { kind: "next" };
  if (press.code === "KeyJ") return { kind: "join" };
  if (press.code === "KeyC") return { kind: "cut" };
  return press.code === "KeyS" ? { kind: "split" } : null;
}
