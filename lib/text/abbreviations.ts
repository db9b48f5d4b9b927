/** Always followed by a name or a figure: the full stop never ends a sentence. */
const titles = set(
  "Mr Mrs Ms Mx Dr Prof St Gen Sen Rep Gov Capt Lt Col Sgt Cpl Pvt Adm Cmdr Maj Brig Rev Hon Pres Supt Insp Mt Ft Messrs Mmes Mme Mlle Fr Hr Sra cf eg ie viz approx ca vs v Ave",
);

/** No boundary before a figure: `No. 5`, `Fig. 3`, `Nov. 19`. */
const beforeFigures = set(
  "al No Nos Nr Art Fig Figs Vol Vols Ch Sec Sect Para pp p ed eds Eq Ref Tel Ext Op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec janv févr avr juil sept oct nov déc",
);

/** May stand inside a sentence before a capital, or end it. */
const ambiguous = set(
  "Inc Ltd Co Corp Bros Jr Sr Esq LLC plc Assn Dept Univ Intl Govt Natl Ph.D M.D B.A M.A B.Sc M.Sc LL.B D.Phil U.S U.K U.N E.U U.S.A U.S.S.R U.A.E P.R.C D.C L.A N.Y B.C A.D B.C.E C.E D.P.R.K R.O.K",
);

const clock = set("a.m p.m A.M P.M");

/** Latin shorthand that goes on: `e.g. Beijing`. */
const goingOn = set("e.g i.e cf viz op.cit ibid et.al");

/** Latin and measuring shorthand that may end a sentence or not. */
const shorthand = set(
  "etc al vs v seq min max hr hrs sec secs kg km cm mm lb lbs oz ft est dept govt incl excl resp tel",
);

/** Words that begin sentences far more often than they are part of a name. */
const starters = set(
  "The A An He She It They We You I This That These Those There Here His Her Its Their Our My Your In On At By For From With Without To As If When While After Before Since Until Although Though Because But And Or So Yet However Meanwhile Moreover Nevertheless Then Thus Also Now Today Yesterday Tomorrow Later Some Many Most Several All Both Each Every No None Not One Two Three What Who Why How Where Which Police Officials Under Over During According",
);

const afterClock = set(
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Beijing Eastern Central Pacific Mountain Hong Moscow London Tokyo Local GMT UTC EST EDT CST CDT PST PDT BST CET HKT JST MSK",
);

/**
 * Whether the full stop after `word` belongs to an abbreviation that goes on,
 * when `next` is what follows the space. `word` is without its last stop.
 */
export function goesOnAfter(word: string, next: string): boolean {
  const nextWord = /^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? "";
  const figure = /^[\p{Nd}#(]/u.test(next) || /^[IVXLC]+\b/.test(next);
  if (titles.has(word) || goingOn.has(word.toLowerCase())) return true;
  if (beforeFigures.has(word)) return figure;
  if (clock.has(word)) return afterClock.has(nextWord) || figure;
  if (isInitial(word) || ambiguous.has(word)) return nextWord !== "" && !starters.has(nextWord);
  return false;
}

/** Whether the full stop after `word` may belong to the word and end nothing. `word` is without its last stop. */
export function isAbbreviation(word: string): boolean {
  return (
    titles.has(word) ||
    goingOn.has(word.toLowerCase()) ||
    beforeFigures.has(word) ||
    ambiguous.has(word) ||
    clock.has(word) ||
    shorthand.has(word.toLowerCase()) ||
    /^\p{L}(?:\.\p{L})*$/u.test(word)
  );
}

/** `J`, `J.K`, `J.-P`: initials of a name. `I` is a word. */
function isInitial(word: string): boolean {
  return /^\p{Lu}(?:\.-?\p{Lu})*$/u.test(word) && word !== "I";
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
