"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { newsroomInput, newsroomOf } from "#lib/newsroom/input.ts";
import { saveNewsroom } from "#lib/newsroom/mutations.ts";

export async function saveSettingsAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("newsroom.configure");
    await saveNewsroom(actor, newsroomInput.parse(newsroomOf(form)));
    refresh();
  });
}
