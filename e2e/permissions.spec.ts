import { type APIRequestContext, expect, test } from "@playwright/test";
import { endpoints } from "../lib/auth/endpoints.ts";
import { type Actor, reader } from "../lib/auth/policy.ts";
import { demoPeople } from "../lib/db/demo-people.ts";
import { addressOf, demoActors, findParameters, may, type Parameters } from "./addresses.ts";

const everybody: readonly { who: string; email: string | null; actor: Actor }[] = [
  { who: "a reader", email: null, actor: reader },
  ...demoActors.map((actor) => ({
    who: actor.roles.map(({ role, locale }) => `${role}${locale && `:${locale}`}`).join(", "),
    email: actor.id,
    actor,
  })),
];

let parameters: Parameters;

test.beforeAll(async () => {
  parameters = await findParameters();
});

for (const { who, email, actor } of everybody) {
  test(`${who} is answered by every page as the policy says`, async ({ playwright, baseURL }) => {
    const visitor = await signedIn(playwright, baseURL, email);
    for (const [page, asked] of Object.entries(endpoints.pages)) {
      const address = addressOf(page, parameters);
      const answer = await visitor.get(address, { maxRedirects: 0 });
      const location = answer.headers().location ?? "";
      const said = `${page}: ${answer.status()} ${location.replace(/\?.*/, "")}`.trim();
      if (asked === "set-up") expect(said).toBe(`${page}: 404`);
      else if (may(actor, asked)) expect(said).toMatch(allowed(page));
      else expect(said).toBe(`${page}: 307 ${actor.id === null ? "/en/sign-in" : "/en/desk/forbidden"}`);
    }
  });

  test(`${who} is answered by every handler as the policy says`, async ({ playwright, baseURL }) => {
    const visitor = await signedIn(playwright, baseURL, email);
    // Signing out comes last: nothing after it would be asked by the same person.
    const handlers = Object.entries(endpoints.handlers).sort(
      ([a], [b]) => Number(/sign-out/.test(a)) - Number(/sign-out/.test(b)),
    );
    for (const [handler, asked] of handlers) {
      const [method = "", path = ""] = handler.split(" ");
      const data = method === "GET" ? {} : { data: {} };
      const answer = await visitor.fetch(addressOf(path, parameters), { method, maxRedirects: 0, ...data });
      const expected = may(actor, asked) ? "allowed" : actor.id === null ? "401" : "403";
      const refused = [401, 403].includes(answer.status());
      expect(`${handler}: ${refused ? answer.status() : "allowed"}`).toBe(`${handler}: ${expected}`);
    }
  });
}

test("another site can neither save nor sign anybody in or out", async ({ playwright, baseURL }) => {
  const visitor = await signedIn(playwright, baseURL, "translator@demo.example");
  for (const [handler] of Object.entries(endpoints.handlers).filter(([name]) => !name.startsWith("GET"))) {
    const [method = "", path = ""] = handler.split(" ");
    for (const origin of ["https://elsewhere.example", "null"]) {
      const answer = await visitor.fetch(addressOf(path, parameters), {
        method,
        data: {},
        headers: { origin },
        maxRedirects: 0,
      });
      expect(`${handler} from ${origin}: ${answer.status()}`).toBe(`${handler} from ${origin}: 403`);
    }
  }
  expect(await (await visitor.get("/api/session")).json()).toMatchObject({ value: { name: "Mara Lindqvist" } });
});

/** Signed-in people are led on from the sign-in page; the demo world's lists have no second page and nobody's file waits. */
function allowed(page: string): RegExp {
  if (page.endsWith("/sign-in")) return /: 200$|: 307 \/en\/desk$/;
  return /\[(?:page|fileId)\]$/.test(page) ? /: 404$/ : /: 200$/;
}

async function signedIn(
  playwright: { request: { newContext(options: object): Promise<APIRequestContext> } },
  baseURL: string | undefined,
  email: string | null,
): Promise<APIRequestContext> {
  const origin = new URL(baseURL ?? "").origin;
  const visitor = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin } });
  const password = demoPeople.find((person) => person.email === email)?.password;
  if (email) expect((await visitor.post("/api/session", { data: { email, password } })).status()).toBe(200);
  return visitor;
}
