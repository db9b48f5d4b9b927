import { decidesOnOwn } from "#lib/auth/own-work.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { DomainError } from "#lib/errors.ts";
import { emptyDetails, type TermContent } from "./entry.ts";

export const proposalStatuses = ["pending", "approved", "declined", "withdrawn"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** What approving a proposal would do to the glossary. */
export type ProposalEffect = "add" | "change" | "remove";

/** What a proposal is before anybody decides on it. `version` counts the proposer's own changes of it. */
export type Judged = {
  readonly status: ProposalStatus;
  readonly version: number;
  readonly proposedBy: string;
  /** What the term said when it was proposed; null for a new one. */
  readonly base: TermContent | null;
  readonly content: TermContent;
};

type OwnWorkRule = { readonly ownWorkAllowed: boolean };

/**
 * Throws unless `actor` may decide on `proposal` as they saw it:
 * `already_decided` once somebody has, `conflict` when its proposer has changed
 * it since, `own_term` when it is their own and the newsroom asks for a second
 * pair of eyes. True when it is their own and allowed: the caller records it.
 */
export function assertDecidable(
  proposal: Judged,
  seenVersion: number,
  actor: Pick<Actor, "id">,
  newsroom: OwnWorkRule,
): boolean {
  assertPending(proposal, seenVersion);
  return decidesOnOwn(actor, [proposal.proposedBy], newsroom, "own_term");
}

/** Throws unless `actor` may change or take back `proposal`: only who made it may (`forbidden`), and as `assertDecidable` does. */
export function assertOwnPending(proposal: Judged, seenVersion: number, actor: Pick<Actor, "id">): void {
  assertPending(proposal, seenVersion);
  if (proposal.proposedBy !== actor.id) throw new DomainError("forbidden");
}

/**
 * What the glossary says once `wanted`, which set out from `base`, is approved
 * over `current`: what the proposer left alone stays as it is now, what nobody
 * else has touched is taken over. Null for a term there was not, or is not.
 * Throws `term_outdated` when both have changed the same thing differently.
 */
export function mergeProposal(base: TermContent | null, wanted: TermContent, current: TermContent | null): TermContent {
  if (current === null) {
    if (base !== null) throw outdated(wanted);
    return wanted;
  }
  const before = base ?? { ...emptyDetails, text: wanted.text, sense: wanted.sense, renderings: [] };
  const pick = <Key extends keyof TermContent>(key: Key): TermContent[Key] => {
    const [was, mine, now] = [before, wanted, current].map((content) => canonical(content, key));
    if (mine === was || mine === now) return current[key];
    if (now !== was) throw outdated(wanted);
    return wanted[key];
  };
  return {
    text: pick("text"),
    sense: pick("sense"),
    kind: pick("kind"),
    partOfSpeech: pick("partOfSpeech"),
    pinyin: pick("pinyin"),
    domain: pick("domain"),
    note: pick("note"),
    source: pick("source"),
    renderings: pick("renderings"),
  };
}

export function effectOf(proposal: Pick<Judged, "base" | "content">): ProposalEffect {
  if (proposal.content.renderings.length === 0) return "remove";
  return proposal.base === null || proposal.base.renderings.length === 0 ? "add" : "change";
}

/** The database returns properties in an order of its own. */
function canonical(content: TermContent, key: keyof TermContent): string {
  if (key !== "renderings") return content[key];
  return JSON.stringify(content.renderings.map(({ text, status, note }) => [text, status, note]));
}

function outdated({ text }: TermContent): DomainError {
  return new DomainError("term_outdated", { term: text });
}

function assertPending(proposal: Judged, seenVersion: number): void {
  const term = proposal.content.text;
  if (proposal.status !== "pending") throw new DomainError("already_decided", { term });
  if (proposal.version !== seenVersion) throw new DomainError("conflict", { term });
}
