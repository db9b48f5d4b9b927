import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashPolicy, isFrameworkScript, noncePolicy } from "./content-security-policy.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const tricky = `self.__next_f.push([1,${JSON.stringify('1:["$","p",";self.__next_f.push([1,\'x\']) alert(1)"]').replaceAll("<", "\\u003c")}])`;

describe("an inline script", () => {
  for (const [script, framework] of [
    ["(self.__next_f=self.__next_f||[]).push([0])", true],
    ['self.__next_f.push([1,"0:[]\\n"])', true],
    ['self.__next_f.push([3,"aGk="])', true],
    [tricky, true],
    ["requestAnimationFrame(function(){$RT=performance.now()});", true],
    [
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[7]});',
      true,
    ],
    ["alert(1)", false],
    ['self.__next_f.push([1,"a"]);alert(1)', false],
    ['self.__next_f.push([1,"a"]);self.__next_f.push([1,"b"])', false],
    ["self.__next_f.push([1,alert(1)])", false],
    ['self.__next_f.push([1,"a",alert(1)])', false],
    ["self.__next_f.push([1,`a`])", false],
    ["self.__next_f.push([0])||alert([1])", false],
    ['alert(1);self.__next_f.push([1,"a"])', false],
    ['(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":alert(1)});', false],
    ["requestAnimationFrame(function(){$RT=performance.now()});alert(1)", false],
    ["", false],
  ] as const) {
    test(`${script.slice(0, 90)} is ${framework ? "Next's own" : "not Next's own"}`, () =>
      expect(isFrameworkScript(script)).toBe(framework));
  }
});

describe("the policy of a public page", () => {
  test("names the scripts of Next by hash and refuses the others", () => {
    const { policy, refused } = hashPolicy(
      `<html><script src="/_next/a.js" async=""></script><p>&lt;script&gt;x&lt;/script&gt;</p><script>${tricky}</script>` +
        `<script type="application/ld+json">{"a":"self"}</script><script>alert(1)</script></html>`,
    );
    expect(refused).toEqual(["alert(1)"]);
    expect(policy).toContain(`script-src 'self' ${hash(tricky)}; style-src-elem 'self'`);
  });

  test("allows no inline script and no evaluation beyond that", () => {
    expect(hashPolicy("<html></html>").policy.split("; ")).toEqual([
      "default-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "script-src 'self'",
      "style-src-elem 'self'",
    ]);
  });
});

test("the policy of other pages trusts the nonce and what it loads", () =>
  expect(noncePolicy("n0")).toContain("script-src 'self' 'nonce-n0' 'strict-dynamic'"));
