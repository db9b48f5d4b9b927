import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { errorCodes } from "#lib/errors.ts";
import { uiLocales } from "./routing.ts";

type Messages = { [key: string]: string | Messages };

const messages = Object.fromEntries(uiLocales.map((locale) => [locale, flatten(read(locale))])) as Record<
  (typeof uiLocales)[number],
  Map<string, string>
>;

function read(locale: string): Messages {
  return JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "messages", `${locale}.json`), "utf8"));
}

function flatten(tree: Messages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** The names a message needs values for: arguments, and tags as `<name>`. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const { value } of Object.values(element.options)) visit(value);
      }
    }
  };
  visit(parse(message));
  return [...names].sort();
}

test("every message is there in every interface language", () => {
  const [first, ...others] = uiLocales.map((locale) => [...messages[locale].keys()].sort());
  for (const other of others) expect(other).toEqual(first);
});

test("a message takes the same arguments in every interface language", () => {
  const differing = [...messages.en].flatMap(([key, english]) => {
    const taken = uiLocales.map((locale) => argumentsOf(messages[locale].get(key) ?? english).join(" "));
    return new Set(taken).size > 1 ? [{ key, taken }] : [];
  });
  expect(differing).toEqual([]);
});

test("no message is empty", () => {
  for (const locale of uiLocales) expect([...messages[locale]].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("every expected failure has a sentence, and every sentence a failure", () => {
  const said = [...messages.en.keys()].flatMap((key) =>
    key.startsWith("Errors.") ? [key.slice("Errors.".length)] : [],
  );
  expect(said.sort()).toEqual([...errorCodes].sort());
});
