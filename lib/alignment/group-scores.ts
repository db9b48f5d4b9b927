import type { Usual } from "./adapting.ts";
import type { Band } from "./band.ts";
import { amountCount, type Lexicon, type Weighed } from "./lexical.ts";
import { isParagraph, type Measured, measure, runAt } from "./measured.ts";
import { PairMasks } from "./pair-masks.ts";
import type { Parameters } from "./parameters.ts";
import type { Side } from "./step.ts";

/** How likely groups of sentences are: logarithms of likelihood ratios, see `parameters`. */
export class GroupScores {
  private readonly first: Measured;
  private readonly second: Measured;
  private readonly firstWeights: Weighed;
  private readonly secondWeights: Weighed;
  private readonly masks: PairMasks;
  private readonly usual: Usual;
  private readonly parameters: Parameters;
  /** How far paragraphs can be trusted: not at all where one text has none, fully where both have as many. */
  private readonly paragraphs: number;

  constructor(first: Side, second: Side, lexicon: Lexicon, band: Band, usual: Usual, parameters: Parameters) {
    this.first = measure(first, lexicon.first, parameters);
    this.second = measure(second, lexicon.second, parameters);
    this.firstWeights = lexicon.firstWeights;
    this.secondWeights = lexicon.secondWeights;
    this.masks = new PairMasks(lexicon, band);
    this.usual = usual;
    this.parameters = parameters;
    const [one = 0, other = 0] = [first, second].map(({ starts }) => starts.filter(Boolean).length);
    this.paragraphs = Math.min(one, other) < 2 ? 0 : Math.min(one, other) / Math.max(one, other);
  }

  /** The group of `down` sentences from `row` and `right` sentences from `column`, without the prior of its shape. */
  of(row: number, column: number, down: number, right: number): number {
    const paragraphs = this.paragraphs === 0 ? 0 : this.paragraphs * this.paragraphScore(row, column, down, right);
    if (right === 0) return paragraphs - (this.first.lost[runAt(row, down)] ?? 0);
    if (down === 0) return paragraphs - (this.second.lost[runAt(column, right)] ?? 0);
    const [one, other] = [runAt(row, down), runAt(column, right)];
    return paragraphs + this.lengthScore(one, other) + this.lexicalScore(row, column, down, right);
  }

  private paragraphScore(row: number, column: number, down: number, right: number): number {
    const { inside, oneSided, both, lostInside } = this.parameters.paragraph;
    let score = 0;
    if (down > 1) score += inside * (this.first.breaks[runAt(row, down)] ?? 0);
    if (right > 1) score += inside * (this.second.breaks[runAt(column, right)] ?? 0);
    if (right === 0 && !isParagraph(this.first, row)) score += lostInside;
    if (down === 0 && !isParagraph(this.second, column)) score += lostInside;
    const one = this.first.starts[row] ?? true;
    const other = this.second.starts[column] ?? true;
    if (one && other) return score + both;
    return one || other ? score + oneSided : score;
  }

  /**
   * The normal density of what a translation is longer or shorter than usual, with a
   * tail three times as wide, to the density for two sentences that met by chance.
   */
  private lengthScore(one: number, other: number): number {
    const { weight, spread, spreadOfShort, chanceSpread, tail } = this.parameters.length;
    const off = (this.second.logarithms[other] ?? 0) - (this.first.logarithms[one] ?? 0) - this.usual.length;
    const sigma =
      spread + spreadOfShort / Math.sqrt((this.first.letters[one] ?? 0) + (this.second.letters[other] ?? 0) + 1);
    const chance = chanceSpread + sigma;
    const square = off * off;
    // Three times as wide, the exponent is a ninth.
    const wide = Math.exp(-square / (18 * sigma * sigma));
    const cube = wide * wide * wide;
    const pair = (1 - tail) * cube * cube * cube + (tail / 3) * wide;
    return weight * (Math.log((pair * chance) / sigma) + square / (2 * chance * chance));
  }

  private lexicalScore(row: number, column: number, down: number, right: number): number {
    const { masks, firstWeights, secondWeights } = this;
    const { words } = masks;
    const ofFirst = this.first.amounts[runAt(row, down)] ?? 0;
    const ofSecond = this.second.amounts[runAt(column, right)] ?? 0;
    let score = 0;
    for (let one = row; one < row + down; one += 1) {
      const pairs = masks.of(one, column);
      let low = 0;
      let high = 0;
      for (let pair = pairs; pair < pairs + right * 4; pair += 4) {
        low |= words[pair] ?? 0;
        high |= words[pair + 1] ?? 0;
      }
      score += firstWeights.base[one * amountCount + ofSecond] ?? 0;
      if ((low | high) !== 0) score += gained(firstWeights, one, low, high, ofSecond);
    }
    for (let other = column; other < column + right; other += 1) {
      let low = 0;
      let high = 0;
      for (let one = row; one < row + down; one += 1) {
        const pair = masks.of(one, other);
        low |= words[pair + 2] ?? 0;
        high |= words[pair + 3] ?? 0;
      }
      score += secondWeights.base[other * amountCount + ofFirst] ?? 0;
      if ((low | high) !== 0) score += gained(secondWeights, other, low, high, ofFirst);
    }
    return score;
  }
}

/** What it is worth that those features of a sentence that are in the two words of bits are found in that amount of text. */
function gained({ from, numbers, gain }: Weighed, sentence: number, low: number, high: number, amount: number): number {
  const first = from[sentence] ?? 0;
  let score = 0;
  for (let bits = low; bits !== 0; bits &= bits - 1) {
    score += gain[(numbers[first + 31 - Math.clz32(bits & -bits)] ?? 0) * amountCount + amount] ?? 0;
  }
  for (let bits = high; bits !== 0; bits &= bits - 1) {
    score += gain[(numbers[first + 63 - Math.clz32(bits & -bits)] ?? 0) * amountCount + amount] ?? 0;
  }
  return score;
}
