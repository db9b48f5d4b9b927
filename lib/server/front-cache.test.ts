import { describe, expect, test, vi } from "vitest";
import { FrontCache } from "./front-cache.ts";

type TestPage = { status: number; bytes: number; text: string };
const page = (text: string, status = 200, bytes = 10): TestPage => ({ status, bytes, text });

function render() {
  let finish: (page: TestPage) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const done = new Promise<TestPage>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { start: vi.fn(() => done), finish, fail };
}

describe("what is kept", () => {
  for (const [status, kept] of [
    [200, true],
    [404, true],
    [410, true],
    [308, false],
    [500, false],
  ] as const) {
    test(`an answer with the status ${status} is ${kept ? "kept" : "not kept"}`, async () => {
      const cache = new FrontCache<TestPage>(100, 100);
      await cache.get("/zh", ["front"], async () => page("a", status));
      expect(cache.find("/zh") !== undefined).toBe(kept);
    });
  }

  test("the page read longest ago makes room", async () => {
    const cache = new FrontCache<TestPage>(30, 30);
    for (const path of ["/a", "/b", "/c"]) await cache.get(path, [], async () => page(path));
    cache.find("/a");
    await cache.get("/d", [], async () => page("/d"));
    expect(["/a", "/b", "/c", "/d"].filter((path) => cache.find(path))).toEqual(["/a", "/c", "/d"]);
  });

  test("missing pages displace no article", async () => {
    const cache = new FrontCache<TestPage>(30, 20);
    await cache.get("/article", [], async () => page("article"));
    for (let n = 0; n < 50; n++) await cache.get(`/no/${n}`, [], async () => page("", 404));
    expect(cache.find("/article")).toBeDefined();
    expect([...Array(50).keys()].filter((n) => cache.find(`/no/${n}`))).toEqual([48, 49]);
  });

  test("a page larger than the cache is answered and not kept", async () => {
    const cache = new FrontCache<TestPage>(30, 20);
    await cache.get("/small", [], async () => page("small"));
    expect((await cache.get("/large", [], async () => page("large", 200, 31))).text).toBe("large");
    expect([cache.find("/large"), cache.find("/small")?.text]).toEqual([undefined, "small"]);
  });
});

describe("a purge", () => {
  test("forgets the pages with one of its tags and no others", async () => {
    const cache = new FrontCache<TestPage>(100, 100);
    await cache.get("/zh", ["site", "front"], async () => page("front"));
    await cache.get("/zh/articles/tea", ["site", "article:tea"], async () => page("tea"));
    cache.purge(["article:tea", "nothing"]);
    expect([cache.find("/zh")?.text, cache.find("/zh/articles/tea")]).toEqual(["front", undefined]);
    cache.purge(["site"]);
    expect(cache.find("/zh")).toBeUndefined();
  });

  test("during a render keeps that render from being kept, and later readers from sharing it", async () => {
    const cache = new FrontCache<TestPage>(100, 100);
    const [first, second] = [render(), render()];
    const before = cache.get("/zh", ["front"], first.start);
    await Promise.resolve();
    cache.purge(["front"]);
    const after = cache.get("/zh", ["front"], second.start);
    second.finish(page("new"));
    expect((await after).text).toBe("new");
    first.finish(page("old"));
    expect((await before).text).toBe("old");
    expect(cache.find("/zh")?.text).toBe("new");
  });

  test("of another tag leaves a render alone", async () => {
    const cache = new FrontCache<TestPage>(100, 100);
    const rendering = render();
    const answer = cache.get("/zh", ["front"], rendering.start);
    cache.purge(["article:tea"]);
    rendering.finish(page("front"));
    await answer;
    expect(cache.find("/zh")?.text).toBe("front");
  });
});

describe("a render", () => {
  test("is shared by all who come while it lasts", async () => {
    const cache = new FrontCache<TestPage>(100, 100);
    const rendering = render();
    const answers = Array.from({ length: 5 }, () => cache.get("/zh", ["front"], rendering.start));
    rendering.finish(page("front"));
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(Array(5).fill("front"));
    expect(rendering.start).toHaveBeenCalledTimes(1);
  });

  test("that fails, fails for all who wait, and the next reader tries again", async () => {
    const cache = new FrontCache<TestPage>(100, 100);
    const rendering = render();
    const answers = [cache.get("/zh", [], rendering.start), cache.get("/zh", [], rendering.start)];
    rendering.fail(new Error("away"));
    for (const answer of answers) await expect(answer).rejects.toThrow("away");
    expect((await cache.get("/zh", [], async () => page("back"))).text).toBe("back");
  });
});
