import { Fragment } from "react";
import { headlinePieces } from "#lib/text/line-breaks.ts";
import { plainText, type Run, sliceRuns } from "#lib/text/runs.ts";
import { noNotes, Runs } from "./runs.tsx";

/** A headline that may break between words, where the script itself has no spaces. */
export function Headline({ runs, locale }: { readonly runs: readonly Run[]; readonly locale: string }) {
  let at = 0;
  return headlinePieces(plainText(runs), locale).map((piece) => {
    const from = at;
    at += piece.length;
    return (
      <Fragment key={from}>
        {from > 0 && <wbr />}
        <Runs runs={sliceRuns(runs, from, at)} notes={noNotes} />
      </Fragment>
    );
  });
}
