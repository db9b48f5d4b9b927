import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type Access, endpoints } from "#lib/auth/endpoints.ts";
import { type Actor, can, localePermissions, type Role, reader } from "#lib/auth/policy.ts";
import type { FoundSession } from "#lib/people/person.ts";

const app = import.meta.dirname;
const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((path) => /(?<!\.test)\.tsx?$/.test(path));
const actionFiles = files.filter((path) => /^\s*"use server"/.test(textOf(path)));
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

test("every page is in the table, and the table names no other", () => {
  const pages = files.filter((path) => /(^|\/)page\.tsx$/.test(path)).map(addressOf);
  expect(pages.sort()).toEqual(Object.keys(endpoints.pages).sort());
});

test("every route handler is in the table, and the table names no other", () => {
  const handlers = files
    .filter((path) => /(^|\/)route\.tsx?$/.test(path))
    .flatMap((path) =>
      exportedFunctions(path)
        .filter((name) => methods.includes(name))
        .map((method) => `${method} ${addressOf(path)}`),
    );
  expect(handlers.sort()).toEqual(Object.keys(endpoints.handlers).sort());
});

test("every server action is in the table, and the table names no other", () => {
  const actions = actionFiles.flatMap((path) => exportedFunctions(path).map((name) => `${addressOf(path)} ${name}`));
  expect(actions.sort()).toEqual(Object.keys(endpoints.actions).sort());
});

test("no server action hides inside another file", () => {
  const hidden = files.filter((path) => {
    const text = textOf(path);
    const at = text.search(/["']use server["']/);
    return at >= 0 && text.slice(0, at).trim() !== "";
  });
  expect(hidden).toEqual([]);
});

const session = vi.hoisted(() => ({ current: null as FoundSession | null }));

// Who is signed in is all that is made up: from the cookie's answer on, everything is the product's own.
vi.mock("next-auth", () => ({
  default: () => ({ auth: async () => ({ user: session.current }), signIn: vi.fn(), signOut: vi.fn() }),
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ getAll: () => [], delete: () => {} }),
}));
vi.mock("next/cache", () => ({ refresh: () => {}, revalidatePath: () => {}, revalidateTag: () => {} }));

const actor = (...held: readonly (readonly [Role, string])[]): Actor => ({
  id: "00000000-0000-4000-8000-000000000000",
  name: "Mei",
  roles: held.map(([role, locale]) => ({ role, locale })),
});

const everybody: Readonly<Record<string, Actor>> = {
  "a reader": reader,
  "somebody without a role": actor(),
  "a translator": actor(["translator", "en"]),
  "a translator into another language": actor(["translator", "ar"]),
  "an editor": actor(["editor", ""]),
  "a reviewer": actor(["reviewer", "en"]),
  "a reviewer of another language": actor(["reviewer", "ar"]),
  "an administrator": actor(["admin", ""]),
};

describe.each(actionFiles)("%s", (path) => {
  describe.each(exportedFunctions(path))("%s", (name) => {
    const asked = (endpoints.actions as Record<string, Access>)[`${addressOf(path)} ${name}`] ?? "everyone";

    test.each(Object.keys(everybody))("as %s", async (who) => {
      const acting = everybody[who] ?? reader;
      session.current = acting.id === null ? null : { sessionId: "", email: "", actor: { ...acting, id: acting.id } };
      const expected = may(acting, asked) ? "allowed" : acting.id === null ? "signed_out" : "forbidden";
      expect(await answerOf(path, name)).toBe(expected);
    });
  });
});

/** What an action says to a form that names the target locale `en` and nothing else: `allowed` when it has nothing against the person. */
async function answerOf(path: string, name: string): Promise<string> {
  const { [name]: action } = (await import(/* @vite-ignore */ join(app, path))) as Record<string, Action>;
  const form = Object.assign(new FormData(), { target: "en", locale: "en" });
  form.set("target", "en");
  form.set("locale", "en");
  const answer = await action?.(...(action.length > 1 ? [null, form] : [form]));
  const code = answer?.ok === false ? answer.code : "";
  return code === "forbidden" || code === "signed_out" ? code : "allowed";
}

type Action = (...sent: unknown[]) => Promise<{ ok?: boolean; code?: string } | null>;

function may(acting: Actor, asked: Access): boolean {
  if (asked === "everyone" || asked === "set-up") return true;
  const scoped = (localePermissions as readonly string[]).includes(asked);
  return can(acting, asked, ...((scoped ? ["en"] : []) as never));
}

/** `/[locale]/desk/people` for `[locale]/desk/people/page.tsx`: groups in brackets are no part of an address. */
function addressOf(path: string): string {
  const parts = path.split("/").slice(0, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}

function textOf(path: string): string {
  return readFileSync(join(app, path), "utf8");
}

/** Names a file exports, when it exports them as functions and in no other way. */
function exportedFunctions(path: string): string[] {
  const text = textOf(path);
  const all = text.match(/^export (?!type\b)/gm)?.length ?? 0;
  const names = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map((match) => match[1] ?? "");
  if (names.length !== all) throw new Error(`${path} exports something else than functions`);
  return names;
}
