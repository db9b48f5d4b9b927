import { afterEach, describe, expect, test } from "vitest";
import { ask, closeServices, sentence, startService } from "#lib/testing/translating.ts";
import type { Interruption } from "#lib/testing/translation-server.ts";
import { serviceNames } from "./service.ts";
import { openService } from "./service-queries.ts";
import { translateSentence } from "./translate.ts";

afterEach(closeServices);

describe.each(serviceNames)("whatever goes wrong with %s has its reason", (service) => {
  const answer =
    (status: number, body: unknown, headers: Record<string, string> = {}): Interruption =>
    (response) => {
      response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
      return true;
    };

  const expectFailure = async (interrupt: Interruption, reason: string, about: object = {}) => {
    const server = await startService(service);
    // The question which languages there are is answered, so that the sentence itself meets the failure.
    server.interrupt = (response, asked) => asked.path !== "/languages" && interrupt(response, asked);
    const failure = await ask(server, service).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "MachineFailure", reason, about });
    expect(JSON.stringify(failure) + String(failure)).not.toContain("let-me-in");
  };

  test.each([
    [500, "service_failed"],
    [503, "service_failed"],
    [504, "service_failed"],
    [403, "key_refused"],
    [404, "address_wrong"],
    [413, "text_too_long"],
    [418, "request_refused"],
  ])("%i", (status, reason) => expectFailure(answer(status, "<html>"), reason));

  test("too many requests, with the wait it asks for", async () => {
    await expectFailure(answer(429, {}, { "retry-after": "17" }), "too_many_requests", { seconds: 17 });
    const date = "Thu, 01 Jan 2026 10:00:00 GMT";
    const later = "Thu, 01 Jan 2026 10:00:42 GMT";
    await expectFailure(answer(429, {}, { date, "retry-after": later }), "too_many_requests", { seconds: 42 });
    await expectFailure(answer(429, {}, { "retry-after": "999999" }), "too_many_requests", { seconds: 3600 });
    await expectFailure(answer(429, {}, { "retry-after": "soon" }), "too_many_requests", {});
  });

  test("garbage, another shape and nothing", async () => {
    for (const body of [
      "<html>Welcome</html>",
      "",
      "null",
      "[]",
      "{}",
      '"text"',
      '{"translations":{}}',
      "\u0000\u0001",
    ]) {
      await expectFailure(answer(200, body), "answer_unusable");
    }
  });

  test("an answer that has no end", async () => {
    await expectFailure(answer(200, "x".repeat(20_000)), "answer_too_large");
  });

  test("an answer that does not come", () => expectFailure(() => true, "timed_out"));

  test("a connection that breaks off", () => expectFailure((response) => Boolean(response.destroy()), "unreachable"));

  test("a redirect", () => expectFailure(answer(302, "", { location: "http://127.0.0.1:1/" }), "redirected"));

  test("a server that is not there, and one that is not allowed", async () => {
    const server = await startService(service);
    await server.close();
    await expect(ask(server, service)).rejects.toMatchObject({ reason: "unreachable" });
    const send = openService(server, false);
    const connection = { service, address: server.address, key: null, model: "" };
    await expect(translateSentence(sentence, connection, send)).rejects.toMatchObject({ reason: "not_https" });
  });
});

test.each([
  ["deepl", 456, { message: "Quota Exceeded" }, "quota_spent", "Quota Exceeded"],
  ["deepl", 529, { message: "Too many requests" }, "too_many_requests", "Too many requests"],
  ["deepl", 400, { message: "Value for 'target_lang' not supported." }, "locales_unsupported", undefined],
  ["libretranslate", 400, { error: "zz is not supported" }, "locales_unsupported", "zz is not supported"],
  [
    "libretranslate",
    400,
    { error: "Invalid request: request (2100) exceeds text limit (2000)" },
    "text_too_long",
    undefined,
  ],
  ["libretranslate", 400, { error: "Please contact the server operator to get an API key" }, "key_refused", undefined],
  ["chat", 401, { error: { message: "Incorrect API key provided: let-•••" } }, "key_refused", undefined],
  ["chat", 404, { error: { message: "model 'x' not found", type: "not_found_error" } }, "model_unknown", undefined],
  [
    "chat",
    429,
    { error: { message: "You exceeded your current quota", code: "insufficient_quota" } },
    "quota_spent",
    undefined,
  ],
  ["chat", 400, { error: { message: "too many tokens", code: "context_length_exceeded" } }, "text_too_long", undefined],
  ["chat", 400, { error: "no chat template" }, "request_refused", "no chat template"],
] as const)("%s %i %j is %s", async (service, status, body, reason, said) => {
  const server = await startService(service);
  server.interrupt = (response, { path }) => {
    if (path === "/languages") return false;
    response.writeHead(status).end(JSON.stringify(body));
    return true;
  };
  await expect(ask(server, service)).rejects.toMatchObject({ reason, about: said === undefined ? {} : { said } });
});
