import type { Band } from "./band.ts";
import { type Lexicon, mostSentences } from "./lexical.ts";
import { at, firstAtLeast } from "./numbers.ts";

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
      const low = at(band.low, Math.max(0, row - mostSentences + 1));
      const high = at(band.high, Math.min(rows, row + mostSentences));
      this.low[row] = low;
      this.from[row + 1] = at(this.from, row) + Math.max(0, high - low);
    }
    this.words = new Int32Array(at(this.from, rows) * 4);
    lexicon.first.forEach((features, row) => {
      features.forEach((feature, bit) => {
        this.mark(row, bit, lexicon.partners.get(feature)?.places ?? nowhere);
      });
    });
  }

  /** Where the words of a pair begin. */
  of(row: number, column: number): number {
    return (at(this.from, row) - at(this.low, row) + column) * 4;
  }

  private mark(row: number, bit: number, places: Int32Array): void {
    const low = at(this.low, row);
    const high = low + at(this.from, row + 1) - at(this.from, row);
    for (let index = firstAtLeast(places, low * 64); index < places.length; index += 1) {
      const place = at(places, index);
      if (place >> 6 >= high) break;
      const pair = this.of(row, place >> 6);
      const [own, other] = [pair + (bit >> 5), pair + 2 + ((place >> 5) & 1)];
      this.words[own] = at(this.words, own) | (1 << (bit & 31));
      this.words[other] = at(this.words, other) | (1 << (place & 31));
    }
  }
}

const nowhere = new Int32Array();
