"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { editedInput, returnInput, reviewInput } from "#lib/review/input.ts";
import { approveUnits, approveWithEdits, returnUnits, type UnitVersion, undoReview } from "#lib/review/mutations.ts";

type Decided = Promise<ActionResult<readonly UnitVersion[]>>;

export async function approveAction(form: FormData): Decided {
  return attempt(async () => {
    const actor = await authorize("unit.review", String(form.get("target")));
    const { articleId, units } = reviewInput.parse(read(form));
    const decided = await approveUnits(actor, { articleId, units });
    refresh();
    return decided;
  });
}

export async function approveWithEditsAction(form: FormData): Decided {
  return attempt(async () => {
    const actor = await authorize("unit.review", String(form.get("target")));
    const { articleId, unit, text } = editedInput.parse(read(form));
    const decided = await approveWithEdits(actor, { articleId, unit, text });
    refresh();
    return decided;
  });
}

export async function returnAction(form: FormData): Decided {
  return attempt(async () => {
    const actor = await authorize("unit.review", String(form.get("target")));
    const { articleId, units, reason } = returnInput.parse(read(form));
    const decided = await returnUnits(actor, { articleId, units, reason });
    refresh();
    return decided;
  });
}

export async function undoReviewAction(form: FormData): Decided {
  return attempt(async () => {
    const actor = await authorize("unit.review", String(form.get("target")));
    const { articleId, units } = reviewInput.parse(read(form));
    const undone = await undoReview(actor, { articleId, units });
    refresh();
    return undone;
  });
}

function read(form: FormData): Record<string, unknown> {
  return { reason: "", ...Object.fromEntries(form), units: form.getAll("units") };
}
