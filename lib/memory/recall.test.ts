import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { inventPair, randomFrom } from "#lib/bench/invented-pairs.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { addMemoryPairs } from "./mutations.ts";
import { findMatches } from "./queries.ts";
import { partsOf, scoreOf } from "./score.ts";

// A pair that no other test has: what is known of how common its tokens are is kept in the process.
const pair = { sourceLocale: "zh", targetLocale: "fr" };
const entries = 1_500;
const asked = 100;
const others = [..."天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"];

test(
  "whatever was changed, the best match is as good as the one that comparing with every entry finds",
  () =>
    rollback(async (db) => {
      const person = await createUser(db, "translator:fr");
      const sources = Array.from({ length: entries }, (_, index) => inventPair(index).zh);
      const pairs = sources.map((source) => ({ source, target: `« ${source} »`, at: null }));
      await addMemoryPairs(person, { ...pair, file: "many.tmx", pairs }, db);
      const compared = sources.map((source) => partsOf(source));

      const missed: string[] = [];
      for (let index = 0; index < asked; index += 1) {
        const source = vary(sources, index);
        const wanted = partsOf(source);
        const best = compared.reduce((least, parts) => Math.max(least, scoreOf(wanted, parts, Math.max(least, 60))), 0);
        const [match] = await findMatches(grant(person, "desk.visit"), { ...pair, source, except: null }, db);
        if ((match?.score ?? 0) < best) missed.push(`${source}: ${match?.score ?? 0} for ${best}`);
      }
      expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(asked / 100);
    }),
  60_000,
);

/** A sentence of the memory with another number, a character or two changed, something added, or something left out; sometimes one of its own. */
function vary(sources: readonly string[], index: number): string {
  const random = randomFrom(-index - 2);
  const any = (length: number) => Math.floor(random() * length);
  const source = sources[any(sources.length)] ?? "";
  const signs = [...source];
  switch (index % 5) {
    case 0:
      return source.replace(/\d+/g, () => String(2 + any(900)));
    case 1:
    case 2:
      for (let change = 0; change <= any(2); change += 1)
        signs[any(signs.length - 1)] = others[any(others.length)] ?? "";
      return signs.join("");
    case 3: {
      const at = any(signs.length);
      return random() < 0.5
        ? source.slice(0, at) + source.slice(at + 2)
        : `${source.slice(0, at)}其中${source.slice(at)}`;
    }
    default:
      return inventPair(entries + index).zh;
  }
}
