"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { acceptTogetherInput, proposeForTermInput } from "#lib/corrections/input.ts";
import { acceptTogether, type ProposedChanges, proposeForTerm } from "#lib/corrections/term-mutations.ts";
import { publishTranslation } from "#lib/publishing/mutations.ts";

/** What came of accepting several: accepted, left as they were, pages published anew and pages something holds back. */
export type TogetherResult = {
  readonly accepted: number;
  readonly left: number;
  readonly published: number;
  readonly held: number;
};

export async function proposeEverywhereAction(
  _previous: unknown,
  form: FormData,
): Promise<ActionResult<ProposedChanges>> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    const [revisions, segments, texts] = ["revisionId", "segmentId", "proposed"].map((name) => form.getAll(name));
    const changes = (revisions ?? []).map((revisionId, at) => ({
      revisionId,
      segmentId: segments?.[at],
      proposed: texts?.[at],
    }));
    const input = proposeForTermInput.parse({ termId: form.get("termId"), note: form.get("note"), changes });
    const result = await proposeForTerm(actor, input);
    refresh();
    return result;
  });
}

/** Each acceptance stands whatever keeps a page from being published. */
export async function acceptTogetherAction(_previous: unknown, form: FormData): Promise<ActionResult<TogetherResult>> {
  return attempt(async () => {
    const actor = await authorize("correction.review", String(form.get("locale") ?? ""));
    const input = acceptTogetherInput.parse({
      correctionIds: form.getAll("correctionId"),
      class: form.get("class"),
    });
    const { accepted, left } = await acceptTogether(actor, input);
    const articles = new Set(accepted.map(({ articleId }) => articleId));
    let published = 0;
    for (const articleId of articles) {
      const outcome = await attempt(async () => {
        const publisher = await authorize("translation.publish", actor.locale);
        await publishTranslation(publisher, { articleId, cause: "correction" });
      });
      if (outcome.ok) published += 1;
    }
    refresh();
    const count = Object.values(left).reduce((sum, one) => sum + one, 0);
    return { accepted: accepted.length, left: count, published, held: articles.size - published };
  });
}
