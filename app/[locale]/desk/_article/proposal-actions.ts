"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { proposalInput } from "#lib/interchange/input.ts";
import { dismissProposal, takeProposal } from "#lib/interchange/mutations.ts";

export async function takeProposalAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("proposal.decide", String(form.get("target")));
    await takeProposal(actor, proposalInput.parse(Object.fromEntries(form)));
    refresh();
  });
}

export async function dismissProposalAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("proposal.decide", String(form.get("target")));
    await dismissProposal(actor, proposalInput.parse(Object.fromEntries(form)));
    refresh();
  });
}
