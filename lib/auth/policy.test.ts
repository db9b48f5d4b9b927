import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type Actor,
  type Authorized,
  can,
  canSomewhere,
  grant,
  localePermissions,
  policy,
  type Role,
  reader,
} from "./policy.ts";

const actor = (...held: readonly (readonly [Role, string])[]): Actor & { readonly id: string } => ({
  id: "4b6f",
  name: "Mei",
  roles: held.map(([role, locale]) => ({ role, locale })),
});

const everybody: Readonly<Record<string, Actor>> = {
  reader,
  nobody: actor(),
  translator: actor(["translator", "en"]),
  editor: actor(["editor", ""]),
  reviewer: actor(["reviewer", "en"]),
  admin: actor(["admin", ""]),
};

// reader, nobody, translator, editor, reviewer, admin; the translator and the reviewer are for English.
const expected: Readonly<Record<string, string>> = {
  "correction.suggest": "yes yes yes yes yes yes",
  "account.manage": "- yes yes yes yes yes",
  "desk.visit": "- - yes yes yes yes",
  "article.write": "- - - yes - -",
  "article.import": "- - - yes - -",
  "article.publish": "- - - yes - -",
  "publication.withdraw": "- - - yes - -",
  "translation.pretranslate": "- - yes yes - -",
  "translation.write": "- - yes - - -",
  "translation.import": "- - yes yes - -",
  "proposal.decide": "- - yes - yes -",
  "unit.review": "- - - - yes -",
  "issue.waive": "- - - yes yes -",
  "translation.publish": "- - - yes yes -",
  "correction.review": "- - - - yes -",
  "term.propose": "- - yes yes yes yes",
  "term.review": "- - - - yes -",
  "people.manage": "- - - - - yes",
  "newsroom.configure": "- - - - - yes",
  "newsroom.export": "- - - - - yes",
};

test("the table names every permission", () =>
  expect(Object.keys(expected).sort()).toEqual(Object.keys(policy).sort()));

describe.each(Object.entries(expected))("%s", (permission, answers) => {
  const scoped = (localePermissions as readonly string[]).includes(permission);
  test.each(Object.keys(everybody).map((name, at) => [name, answers.split(" ")[at]]))("%s: %s", (name, answer) => {
    const who = everybody[name ?? ""] ?? reader;
    expect(can(who, permission as never, ...((scoped ? ["en"] : []) as never)) ? "yes" : "-").toBe(answer);
    expect(canSomewhere(who, permission as never) ? "yes" : "-").toBe(answer);
  });
});

test("a role for one target locale holds for no other", () => {
  expect(can(actor(["translator", "en"]), "translation.write", "en")).toBe(true);
  expect(can(actor(["translator", "en"]), "translation.write", "ar")).toBe(false);
  expect(can(actor(["translator", "*"]), "translation.write", "ar")).toBe(true);
  expect(can(actor(["editor", ""]), "translation.publish", "ar")).toBe(true);
});

test("a permission for a target locale is denied when nobody says which, or says none", () => {
  const translator = actor(["translator", "*"]);
  // @ts-expect-error a target locale belongs to it
  expect(can(translator, "translation.write")).toBe(false);
  for (const none of ["", "*", "undefined", "EN", "en-u-ca-buddhist"]) {
    expect(can(translator, "translation.write", none)).toBe(false);
  }
});

test("the proof carries the target locale it is for", () => {
  expect(grant(actor(["reviewer", "*"]), "unit.review", "en").locale).toBe("en");
  expect(() => grant(actor(["reviewer", "ar"]), "unit.review", "en")).toThrow(
    expect.objectContaining({ code: "forbidden" }),
  );
});

test("only a grant makes the proof", () => {
  expectTypeOf(actor(["admin", ""])).not.toExtend<Authorized<"people.manage">>();
  expectTypeOf(grant(reader, "correction.suggest")).not.toExtend<Authorized<"people.manage">>();
  expectTypeOf(grant(actor(["admin", ""]), "newsroom.configure")).not.toExtend<Authorized<"people.manage">>();
});
