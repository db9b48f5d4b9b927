import { beforeEach, expect, test, vi } from "vitest";
import type { FoundSession } from "#lib/people/person.ts";

const row = vi.hoisted(() => ({ read: async (): Promise<FoundSession | null> => null }));
vi.mock("#lib/sessions/queries.ts", () => ({ findSession: () => row.read() }));
// As next-auth does: the callback's answer goes through JSON.
vi.mock("next-auth", () => ({
  default: (configure: () => Promise<{ callbacks: { session(asked: object): Promise<object> } }>) => ({
    auth: async () => {
      const { callbacks } = await configure();
      const asked = { session: { expires: "2030-01-01" }, token: { sessionId: "one" } };
      return JSON.parse(JSON.stringify(await callbacks.session(asked)));
    },
    signIn: vi.fn(),
    signOut: vi.fn(),
  }),
}));
vi.mock("next/headers", () => ({ cookies: async () => ({ getAll: () => [], delete: () => {} }) }));

beforeEach(() => vi.resetModules());

test("a session that is gone signs out, one whose row cannot be read does not", async () => {
  const { authorize } = await import("./session.ts");
  row.read = async () => null;
  await expect(authorize("account.manage")).rejects.toMatchObject({ code: "signed_out" });
  row.read = async () => {
    throw new Error("the database system is shutting down");
  };
  await expect(authorize("account.manage")).rejects.toThrow("The session could not be read.");
});
