/** Verbs that report speech after a quotation: “……。”他说。 */
const hanReporting =
  /[说說道问問答称稱叫喊嚷]|表示|指出|认为|認為|介绍|介紹|强调|強調|告诉|告訴|回忆|回憶|坦言|直言|感慨|感叹|感嘆|写道|寫道|笑着|补充|補充|解释|解釋|透露|呼吁|呼籲|总结|總結|评价|評價/;

/** A quotation that is a part of the clause: “加油！”的喊声, “……。”这句话. */
const hanContinuation =
  /^(?:[的地得等是成为為而和与與及、]|这(?:[句一番段]|是)|這(?:[句一番段]|是)|一[句语語]|之[类類]|就是|已经|已經|成了|成为)/;

/**
 * Whether what follows a closing mark directly goes on with the sentence: a
 * particle, or a clause up to the next sign, 24 characters at most, that
 * reports the speech and does not introduce another quotation.
 */
export function goesOnInHan(rest: string): boolean {
  if (hanContinuation.test(rest)) return true;
  const clause = /^[^，。！？：；“「『…\n,.!?:;]{1,24}(?=[，。！？；…\n,.!?;]|$)/.exec(rest)?.[0];
  return clause !== undefined && hanReporting.test(clause);
}

const reporting =
  "said|says|say|asked|asks|replied|added|adds|told|tells|wrote|writes|explained|exclaimed|shouted|cried|answered|recalled|wondered|continued|joked|quipped|noted|argued|warned|insisted|remarked";

const reportingClause = new RegExp(
  `^(?:(?:${reporting})\\b|(?:[\\p{Lu}][\\p{L}.’'-]*\\s){1,4}(?:${reporting})\\b)`,
  "u",
);

/** Whether `rest` begins with a reporting clause: “Really?” Li Wei asked. */
export function followsReportingClause(rest: string): boolean {
  return reportingClause.test(rest);
}
