import { getFormatter, getTranslations } from "next-intl/server";
import { can, grant } from "#lib/auth/policy.ts";
import { findCurrentActor } from "#lib/auth/session.ts";
import { listProposals } from "#lib/interchange/proposal-queries.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { WordDifference } from "../../../_ui/word-difference.tsx";
import { dismissProposalAction, takeProposalAction } from "./proposal-actions.ts";
import styles from "./proposal-list.module.css";

type Props = { readonly articleId: string; readonly sourceLocale: string; readonly target: string };

/** Texts from files that were made for an older original, or for words that somebody has changed since: somebody has to decide. */
export async function ProposalList({ articleId, sourceLocale, target }: Props) {
  const actor = await findCurrentActor();
  if (!actor || !can(actor, "desk.visit")) return null;
  const [t, format, proposals] = await Promise.all([
    getTranslations("ProposalList"),
    getFormatter(),
    listProposals(grant(actor, "desk.visit"), { articleId, locale: target }),
  ]);
  const mayDecide = can(actor, "proposal.decide", target);
  if (proposals.length === 0) return null;
  return (
    <details className={`panel wide ${styles["proposals"]}`} open={mayDecide}>
      <summary>
        <h2>{t("heading", { count: proposals.length })}</h2>
      </summary>
      <ol>
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <p className="content" lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
              <WordDifference parts={diffWords(proposal.madeFrom, proposal.source, sourceLocale)} />
            </p>
            <div>
              <p className="content" lang={htmlLang(target)} dir={localeDirection(target)}>
                <WordDifference parts={diffWords(plainText(proposal.target), plainText(proposal.proposed), target)} />
              </p>
              <p className="meta">
                {t("from", {
                  number: proposal.number,
                  name: proposal.by,
                  file: proposal.fileName,
                  date: format.dateTime(new Date(proposal.at), { dateStyle: "medium", timeStyle: "short" }),
                })}
              </p>
              {mayDecide && (
                <div className="row">
                  {[
                    {
                      action: takeProposalAction,
                      words: t("take"),
                      label: t("takeLabel", { number: proposal.number }),
                    },
                    {
                      action: dismissProposalAction,
                      words: t("dismiss"),
                      label: t("dismissLabel", { number: proposal.number }),
                    },
                  ].map(({ action, words, label }) => (
                    <ActionForm key={words} action={action} label={label}>
                      <input type="hidden" name="articleId" value={articleId} />
                      <input type="hidden" name="target" value={target} />
                      <input type="hidden" name="proposalId" value={proposal.id} />
                      <input type="hidden" name="version" value={proposal.version} />
                      <button className="button" type="submit">
                        {words}
                      </button>
                    </ActionForm>
                  ))}
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
