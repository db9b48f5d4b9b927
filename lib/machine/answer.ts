import { stripInvisible } from "#lib/text/hygiene.ts";

/** Letters of a service's own words that an administrator is shown. */
const saidLength = 200;

/** What a text means as JSON; null when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Whether an answer's field is a text with anything in it. */
export function isText(field: unknown): field is string {
  return typeof field === "string" && field.trim() !== "";
}

/** What a service says of its refusal, at `path` in its JSON: one line of plain text, cut short; empty when it says nothing. */
export function saidIn(text: string, path: readonly string[]): string {
  let found = readJson(text);
  for (const name of path) found = typeof found === "object" && found !== null ? Reflect.get(found, name) : undefined;
  if (typeof found !== "string") return "";
  return [...stripInvisible(found).replace(/\s+/g, " ").trim()].slice(0, saidLength).join("");
}
