import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import { units } from "#lib/db/schema/translations.ts";
import { approveUnits } from "#lib/review/mutations.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { severitiesInput, severitiesOf } from "./input.ts";
import { setSeverities } from "./mutations.ts";
import { getSeverities } from "./queries.ts";

const administrator = async (db: Database) => grant(await createUser(db, "admin"), "newsroom.configure");

test("levels hold for one target locale, until they are taken back, and leave a trace", () =>
  rollback(async (db) => {
    const actor = await administrator(db);
    await setSeverities(actor, { locale: "en", seen: {}, wanted: { spacing: "off", number: "warning" } }, db);
    expect(await getSeverities("en", db)).toEqual({ spacing: "off", number: "warning" });
    expect(await getSeverities("zh", db)).toEqual({});
    const seen = await getSeverities("en", db);
    await setSeverities(actor, { locale: "en", seen, wanted: { number: "warning" } }, db);
    expect(await getSeverities("en", db)).toEqual({ number: "warning" });
    const recorded = await db.select().from(events).where(eq(events.kind, "checks.configured"));
    expect(recorded.map(({ details }) => details)).toEqual([
      { number: "warning", spacing: "off" },
      { spacing: "usual" },
    ]);
  }));

test("what somebody else has set meanwhile is not overwritten, and other languages are refused", () =>
  rollback(async (db) => {
    const actor = await administrator(db);
    await setSeverities(actor, { locale: "en", seen: {}, wanted: { case: "hint" } }, db);
    await expect(setSeverities(actor, { locale: "en", seen: {}, wanted: { case: "off" } }, db)).rejects.toMatchObject({
      code: "settings_outdated",
    });
    await expect(setSeverities(actor, { locale: "fi", seen: {}, wanted: { case: "off" } }, db)).rejects.toMatchObject({
      code: "not_found",
    });
  }));

test("a level acts at once on what a reviewer may approve", () =>
  rollback(async (db) => {
    const actor = await administrator(db);
    const translator = await createUser(db, "translator:en");
    const reviewer = grant(await createUser(db, "reviewer:en"), "unit.review", "en");
    const { articleId, segmentIds } = await createArticle(db, translator, ["覆盖12万余人。"]);
    const segmentId = segmentIds[0] ?? "";
    await createUnit(db, { segmentId, locale: "en" }, translator, "覆盖12万余人。", "It reached 12 people.");
    await db.update(units).set({ state: "translated" }).where(eq(units.segmentId, segmentId));
    const [unit] = await db.select().from(units).where(eq(units.segmentId, segmentId));
    const approval = { articleId, units: [{ segmentId, version: unit?.version ?? 0 }] };

    await expect(approveUnits(reviewer, approval, db)).rejects.toMatchObject({ code: "unit_blocked" });
    await setSeverities(actor, { locale: "en", seen: {}, wanted: { number: "warning" } }, db);
    await expect(approveUnits(reviewer, approval, db)).resolves.toHaveLength(1);
  }));

test("the form gives levels, and nothing for what stays as usual", () => {
  const form = new FormData();
  form.set("locale", "EN");
  form.set("level.number", "hint");
  form.set("level.case", "");
  form.set("seen.case", "off");
  expect(severitiesInput.parse(severitiesOf(form))).toEqual({
    locale: "en",
    seen: { case: "off" },
    wanted: { number: "hint" },
  });
  form.set("level.number", "fatal");
  expect(severitiesInput.safeParse(severitiesOf(form)).success).toBe(false);
});
