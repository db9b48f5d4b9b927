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

type Taken = { all: Set<string>; needed: Set<string> };

/**
 * The names a message takes values for: arguments, and tags as `<name>`. One that
 * only chooses between plural forms is not needed where a language has one form.
 */
function argumentsOf(message: string): Taken {
  const all = new Set<string>();
  const needed = new Set<string>();
  const visit = (elements: MessageFormatElement[], counted: string) => {
    for (const element of elements) {
      if (element.type === TYPE.literal) continue;
      const name =
        element.type === TYPE.pound ? counted : element.type === TYPE.tag ? `<${element.value}>` : element.value;
      all.add(name);
      if (element.type !== TYPE.plural) needed.add(name);
      if (element.type === TYPE.tag) visit(element.children, counted);
      if (element.type === TYPE.plural) for (const { value } of Object.values(element.options)) visit(value, name);
      if (element.type === TYPE.select) for (const { value } of Object.values(element.options)) visit(value, counted);
    }
  };
  visit(parse(message), "");
  return { all, needed };
}

test("every message is there in every interface language", () => {
  const [first, ...others] = uiLocales.map((locale) => [...messages[locale].keys()].sort());
  for (const other of others) expect(other).toEqual(first);
});

test("a message needs nothing that it is not given in another interface language", () => {
  const lacking = [...messages.en.keys()].flatMap((key) => {
    const taken = uiLocales.map((locale) => argumentsOf(messages[locale].get(key) ?? ""));
    const needed = new Set(taken.flatMap((each) => [...each.needed]));
    return taken.every(({ all }) => [...needed].every((name) => all.has(name))) ? [] : [key];
  });
  expect(lacking).toEqual([]);
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
