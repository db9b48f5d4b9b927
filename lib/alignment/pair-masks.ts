import type { Band } from "./band.ts";
import { type Lexicon, mostSentences } from "./lexical.ts";
import { firstAtLeast } from "./numbers.ts";

/**
 * For every pair of sentences that a group within the band can have, which
 * features of either are found in the other, as bits: four words at `of(row, column)`,
 * two for the first side and two for the second.
 */
export class PairMasks {
  readonly words: Int32Array;
  private readonly low: Int32Array;
  private readonly from: Int32Array;

  constructor(lexicon: Lexicon, band: Band) {
    const rows = lexicon.first.length;
    this.low = new Int32Array(rows);
    this.from = new Int32Array(rows + 1);
    for (let row = 0; row < rows; row += 1) {
      const low = band.low[Math.max(0, row - mostSentences + 1)] ?? 0;
      const high = band.high[Math.min(rows, row + mostSentences)] ?? 0;
      this.low[row] = low;
      this.from[row + 1] = (this.from[row] ?? 0) + Math.max(0, high - low);
    }
    this.words = new Int32Array((this.from[rows] ?? 0) * 4);
    lexicon.first.forEach((features, row) => {
      features.forEach((feature, bit) => {
        this.mark(row, bit, lexicon.partners.get(feature)?.places ?? nowhere);
      });
    });
  }

  /** Where the words of a pair begin. */
  of(row: number, column: number): number {
    return ((this.from[row] ?? 0) - (this.low[row] ?? 0) + column) * 4;
  }

  private mark(row: number, bit: number, places: Int32Array): void {
    const low = this.low[row] ?? 0;
    const high = low + (this.from[row + 1] ?? 0) - (this.from[row] ?? 0);
    for (let index = firstAtLeast(places, low * 64); index < places.length; index += 1) {
      const place = places[index] ?? 0;
      if (place >> 6 >= high) break;
      const pair = this.of(row, place >> 6);
      const [own, other] = [pair + (bit >> 5), pair + 2 + ((place >> 5) & 1)];
      this.words[own] = (this.words[own] ?? 0) | (1 << (bit & 31));
      this.words[other] = (this.words[other] ?? 0) | (1 << (place & 31));
    }
  }
}

const nowhere = new Int32Array();
