import type { Usual } from "./adapting.ts";
import type { Band } from "./band.ts";
import { amountCount, amountOf, type Lexicon, type Weighed } from "./lexical.ts";
import { at, sums } from "./numbers.ts";
import { PairMasks } from "./pair-masks.ts";
import type { Parameters } from "./parameters.ts";
import type { Side } from "./step.ts";

/** What is asked again and again of one side. */
type Measured = {
  readonly starts: readonly boolean[];
  readonly letters: Float64Array;
  readonly features: Float64Array;
  /** Features of the usual sentence. */
  readonly usual: number;
};

/** How likely groups of sentences are: logarithms of likelihood ratios, see `parameters`. */
export class GroupScores {
  private readonly first: Measured;
  private readonly second: Measured;
  private readonly lexicon: Lexicon;
  private readonly masks: PairMasks;
  private readonly usual: Usual;
  private readonly parameters: Parameters;
  /** How far paragraphs can be trusted: not at all where one text has none, fully where both have as many. */
  private readonly paragraphs: number;

  constructor(first: Side, second: Side, lexicon: Lexicon, band: Band, usual: Usual, parameters: Parameters) {
    this.first = measure(first, lexicon.first);
    this.second = measure(second, lexicon.second);
    this.lexicon = lexicon;
    this.masks = new PairMasks(lexicon, band);
    this.usual = usual;
    this.parameters = parameters;
    const [one = 0, other = 0] = [first, second].map(({ starts }) => starts.filter(Boolean).length);
    this.paragraphs = Math.min(one, other) < 2 ? 0 : Math.min(one, other) / Math.max(one, other);
  }

  /** The group of `down` sentences from `row` and `right` sentences from `column`, without the prior of its shape. */
  of(row: number, column: number, down: number, right: number): number {
    const paragraphs = this.paragraphs === 0 ? 0 : this.paragraphs * this.paragraphScore(row, column, down, right);
    if (right === 0) return paragraphs - this.lostShort(lettersOf(this.first, row, down));
    if (down === 0) return paragraphs - this.lostShort(lettersOf(this.second, column, right));
    return paragraphs + this.lengthScore(row, column, down, right) + this.lexicalScore(row, column, down, right);
  }

  private lostShort(letters: number): number {
    const { weight, fade, empty } = this.parameters.lostShort;
    return letters === 0 ? empty : weight * Math.exp(-letters / fade);
  }

  private paragraphScore(row: number, column: number, down: number, right: number): number {
    const { inside, oneSided, both, lostInside } = this.parameters.paragraph;
    let score = inside * (startsWithin(this.first, row, down) + startsWithin(this.second, column, right));
    if (right === 0 && !isParagraph(this.first, row)) score += lostInside;
    if (down === 0 && !isParagraph(this.second, column)) score += lostInside;
    const [one, other] = [this.first.starts[row] ?? true, this.second.starts[column] ?? true];
    if (one && other) return score + both;
    return one || other ? score + oneSided : score;
  }

  private lengthScore(row: number, column: number, down: number, right: number): number {
    const [first, second] = [lettersOf(this.first, row, down), lettersOf(this.second, column, right)];
    const { weight, spread, spreadOfShort, chanceSpread, tail } = this.parameters.length;
    const off = Math.log((second + 1) / (first + 1)) - this.usual.length;
    const sigma = spread + spreadOfShort / Math.sqrt(first + second + 1);
    const pair = (1 - tail) * density(off, sigma) + tail * density(off, sigma * 3);
    return weight * Math.log(pair / density(off, chanceSpread + sigma));
  }

  private lexicalScore(row: number, column: number, down: number, right: number): number {
    const { words } = this.masks;
    const ofFirst = amountOf(featuresOf(this.first, row, down) / this.first.usual);
    const ofSecond = amountOf(featuresOf(this.second, column, right) / this.second.usual);
    let score = 0;
    for (let one = row; one < row + down; one += 1) {
      let low = 0;
      let high = 0;
      const pairs = this.masks.of(one, column);
      for (let pair = pairs; pair < pairs + right * 4; pair += 4) {
        low |= at(words, pair);
        high |= at(words, pair + 1);
      }
      score += covered(this.lexicon.firstWeights, one, low, high, ofSecond);
    }
    for (let other = column; other < column + right; other += 1) {
      let low = 0;
      let high = 0;
      for (let one = row; one < row + down; one += 1) {
        const pair = this.masks.of(one, other);
        low |= at(words, pair + 2);
        high |= at(words, pair + 3);
      }
      score += covered(this.lexicon.secondWeights, other, low, high, ofFirst);
    }
    return score;
  }
}

function measure({ lengths, starts }: Side, features: Lexicon["first"]): Measured {
  const counts = sums(features.map((each) => each.length));
  const all = at(counts, counts.length - 1);
  return { starts, letters: sums(lengths), features: counts, usual: Math.max(1, all / Math.max(1, features.length)) };
}

function lettersOf({ letters }: Measured, from: number, size: number): number {
  return at(letters, from + size) - at(letters, from);
}

function featuresOf({ features }: Measured, from: number, size: number): number {
  return at(features, from + size) - at(features, from);
}

/** Paragraphs that begin inside a group. */
function startsWithin({ starts }: Measured, from: number, size: number): number {
  let count = 0;
  for (let sentence = from + 1; sentence < from + size; sentence += 1) if (starts[sentence]) count += 1;
  return count;
}

/** Whether a sentence is a paragraph by itself. */
function isParagraph({ starts }: Measured, sentence: number): boolean {
  return starts[sentence] === true && starts[sentence + 1] !== false;
}

function density(off: number, sigma: number): number {
  return Math.exp(-(off * off) / (2 * sigma * sigma)) / sigma;
}

/** What the features of a sentence are worth when those in the two words of bits are found in that amount of text. */
function covered({ from, gain, base }: Weighed, sentence: number, low: number, high: number, amount: number): number {
  let score = at(base, sentence * amountCount + amount);
  const first = at(from, sentence) * amountCount + amount;
  for (let bits = low; bits !== 0; bits &= bits - 1) {
    score += at(gain, first + (31 - Math.clz32(bits & -bits)) * amountCount);
  }
  for (let bits = high; bits !== 0; bits &= bits - 1) {
    score += at(gain, first + (63 - Math.clz32(bits & -bits)) * amountCount);
  }
  return score;
}
