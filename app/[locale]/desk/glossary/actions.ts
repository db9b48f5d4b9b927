"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import {
  declineTermsInput,
  proposeTermInput,
  reviseInput,
  seenInput,
  seenManyInput,
  termContentInput,
  termOf,
} from "#lib/glossary/input.ts";
import { approveProposals, declineProposals } from "#lib/glossary/mutations.ts";
import { proposeTerm, reviseProposal, withdrawProposal } from "#lib/glossary/proposing-mutations.ts";

/** What a form of the glossary has done: the proposal it made, and the term that came of it at once. */
export type TermResult = ActionResult<{ readonly proposalId: string; readonly termId: string | null }>;

export async function proposeTermAction(_previous: unknown, form: FormData): Promise<TermResult> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    const { proposalId } = await proposeTerm(actor, proposeTermInput.parse(proposedOf(form)));
    refresh();
    return { proposalId, termId: null };
  });
}

/** For a newsroom of one: proposed and approved by the same person, where the settings allow it. */
export async function putInForceAction(_previous: unknown, form: FormData): Promise<TermResult> {
  return attempt(async () => {
    const reviewer = await authorize("term.review", text(form, "locale"));
    const actor = await authorize("term.propose");
    const { proposalId } = await proposeTerm(actor, proposeTermInput.parse(proposedOf(form)));
    const [approved] = await approveProposals(reviewer, { seen: [{ proposalId, version: 1 }] });
    refresh();
    return { proposalId, termId: approved?.termId ?? null };
  });
}

export async function reviseProposalAction(_previous: unknown, form: FormData): Promise<TermResult> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    const { seen, ...wanted } = reviseInput.parse({
      seen: form.get("seen"),
      content: termOf(form),
      comment: text(form, "comment"),
    });
    await reviseProposal(actor, { ...seen, ...wanted });
    refresh();
    return { proposalId: seen.proposalId, termId: null };
  });
}

export async function withdrawProposalAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    await withdrawProposal(actor, seenInput.parse({ seen: form.get("seen") }).seen);
    refresh();
  });
}

/** In the reviewer's own wording where the form holds one. */
export async function approveTermAction(_previous: unknown, form: FormData): Promise<TermResult> {
  return attempt(async () => {
    const actor = await authorize("term.review", text(form, "locale"));
    const { seen } = seenInput.parse({ seen: form.get("seen") });
    const edited = form.has("text") ? { edited: termContentInput.parse(termOf(form)) } : {};
    const [approved] = await approveProposals(actor, { seen: [seen], ...edited });
    redirect(`/${uiLocaleOf(form)}/desk/glossary/${approved?.termId}?locale=${actor.locale}`);
  });
}

export async function approveTermsAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("term.review", text(form, "locale"));
    await approveProposals(actor, seenManyInput.parse({ seen: form.getAll("seen") }));
    refresh();
  });
}

export async function declineTermsAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("term.review", text(form, "locale"));
    await declineProposals(actor, declineTermsInput.parse({ seen: form.getAll("seen"), reason: text(form, "reason") }));
    refresh();
  });
}

function proposedOf(form: FormData) {
  return {
    termId: form.get("termId") || null,
    version: form.get("version") || null,
    sourceLocale: form.get("sourceLocale"),
    locale: form.get("locale"),
    content: termOf(form),
    comment: text(form, "comment"),
  };
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}

function uiLocaleOf(form: FormData): "zh" | "en" {
  return form.get("uiLocale") === "en" ? "en" : "zh";
}
