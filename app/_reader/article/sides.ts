import { isHan } from "#lib/locales/locale.ts";

/** `source` stands left, `target` right; on narrow screens above and below. */
export type Side = "source" | "target";

/** Widths of the two columns: Han says in five parts what an alphabet says in seven. */
export function columnWidths(source: string, target: string): { readonly "--a": string; readonly "--b": string } {
  if (isHan(source) === isHan(target)) return { "--a": "1fr", "--b": "1fr" };
  return isHan(source) ? { "--a": "5fr", "--b": "7fr" } : { "--a": "7fr", "--b": "5fr" };
}
