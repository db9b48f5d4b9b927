import { describe, expect, test } from "vitest";
import type { Rendering, Term } from "#lib/glossary/term.ts";
import { runChecks } from "./check.ts";

/** `渡口=ferry landing|landing|-wharf`: preferred, admitted, forbidden. */
function termsOf(lines: readonly string[]): Term[] {
  return lines.map((line) => {
    const [text = "", renderings = ""] = line.split("=");
    return {
      id: text,
      text,
      renderings: renderings.split("|").map((each, place): Rendering => {
        if (each.startsWith("-")) return { text: each.slice(1), status: "forbidden" };
        return { text: each, status: place === 0 ? "preferred" : "admitted" };
      }),
    };
  });
}

const find = (source: string, target: string, lines: readonly string[], targetLocale = "en") =>
  runChecks({ source, target, sourceLocale: "zh", targetLocale, terms: termsOf(lines) }).filter(
    (issue) => issue.check === "terminology",
  );

describe("terminology", () => {
  for (const [source, target, lines, expected] of [
    ["渡口关了。", "The ferry landings are closed.", ["渡口=ferry landing"], []],
    ["渡口关了。", "The landing is closed.", ["渡口=ferry landing|landing"], []],
    ["渡口关了。", "The harbour is closed.", ["渡口=ferry landing"], ["warning term_missing"]],
    ["渡口关了。", "It is closed.", ["渡口=ferry landing"], ["hint term_missing"]],
    ["渡口关了。", "The wharf is closed.", ["渡口=ferry landing|-wharf"], ["warning term_forbidden_instead wharf"]],
    ["渡口关了。", "The wharf is closed.", ["渡口=-wharf"], ["warning term_forbidden wharf"]],
    [
      "渡口和码头关了。",
      "The ferry landing and the wharf are closed.",
      ["渡口=ferry landing|-wharf", "码头=wharf"],
      [],
    ],
    ["渡口来了人，渡口走了人。", "At the landing people come and go.", ["渡口=landing"], []],
    ["北京青年报报道。", "The Beijing Youth Daily reports.", ["北京=Peking", "北京青年报=Beijing Youth Daily"], []],
    ["没有术语。", "Nothing to render.", ["渡口=ferry landing"], []],
  ] as const) {
    test(`${source} → ${target} (${lines})`, () =>
      expect(
        find(source, target, lines).map(({ severity, message, target: span }) =>
          [severity, message, span && target.slice(...span)].filter(Boolean).join(" "),
        ),
      ).toEqual(expected));
  }

  test("a forbidden rendering is replaced by the preferred one where it stands uninflected", () => {
    expect(find("渡口关了。", "The wharf is closed.", ["渡口=ferry landing|-wharf"])).toMatchObject([
      { source: [0, 2], fix: { span: [4, 9], text: "ferry landing" } },
    ]);
    expect(find("渡口关了。", "The wharfs are closed.", ["渡口=ferry landing|-wharf"])).toMatchObject([{ fix: null }]);
  });

  test("holds in other languages as far as words go", () => {
    expect(find("渡口关了。", "L’embarcadère est fermé.", ["渡口=embarcadère"], "fr")).toEqual([]);
    expect(find("渡口关了。", "Le port est fermé.", ["渡口=embarcadère"], "fr")).toHaveLength(1);
    expect(find("渡口关了。", "渡し場は閉まっている。", ["渡口=渡し場"], "ja")).toEqual([]);
  });
});
