"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { attempt } from "#lib/action.ts";
import { clientAddress } from "#lib/auth/address.ts";
import { grant, reader } from "#lib/auth/policy.ts";
import { findCurrentActor } from "#lib/auth/session.ts";
import { parseProposal, type SentenceUpdate } from "#lib/corrections/correction.ts";
import { suggestionInput } from "#lib/corrections/input.ts";
import { findSeen } from "#lib/corrections/queries.ts";
import { assertUnchangedSince } from "#lib/corrections/seen.ts";
import { suggestCorrection } from "#lib/corrections/suggestion-mutations.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { plainText } from "#lib/text/runs.ts";
import { readTyped, type SuggestStep } from "./suggest-step.ts";

export async function suggestStepAction(_previous: SuggestStep | null, form: FormData): Promise<SuggestStep> {
  const typed = readTyped(form);
  const step = form.get("step");
  if (step === "edit") return { step: "write", error: null, typed };

  const { company, startedAt, base: _shown, ...fields } = typed;
  const result = await attempt(async () => {
    const secondsTaken = (Date.now() - Number(startedAt)) / 1000;
    const suggestion = suggestionInput.parse({ ...fields, trap: company, secondsTaken });
    if (step !== "send") {
      const seen = await findSeen(suggestion);
      assertUnchangedSince(seen);
      return { proposed: parseProposal(suggestion.proposed, plainText(seen.sentence.text), seen.locale) };
    }
    const actor = grant((await findCurrentActor()) ?? reader, "correction.suggest");
    return suggestCorrection(actor, { ...suggestion, address: clientAddress(await headers()) });
  });
  if (!result.ok) {
    return result.code === "conflict"
      ? { step: "updated", update: result.details as SentenceUpdate, typed }
      : { step: "write", error: result.code, typed };
  }
  if ("proposed" in result.value) return { step: "confirm", typed: { ...typed, ...result.value } };
  const uiLocale = String(form.get("uiLocale"));
  redirect(`/${isUiLocale(uiLocale) ? uiLocale : "zh"}/c/${result.value.receipt}`);
}
