import type { Usual } from "./adapting.ts";
import type { Band } from "./band.ts";
import { type Lexicon, mostSentences, type Weighed } from "./lexical.ts";
import type { Parameters } from "./parameters.ts";
import { firstAtLeast, sums } from "./sorted.ts";
import type { Side, Step } from "./step.ts";

/** The most likely way through both texts, within `band`: every sentence once, in order. */
export function findPath(
  first: Side,
  second: Side,
  lexicon: Lexicon,
  band: Band,
  usual: Usual,
  parameters: Parameters,
): Step[] {
  const grid = new Grid(first, second, lexicon, band, usual, parameters);
  return grid.path();
}

const impossible = Number.NEGATIVE_INFINITY;

class Grid {
  private readonly rows: number;
  private readonly columns: number;
  /** Where the nodes of a row begin in the arrays of nodes. */
  private readonly rowAt: Int32Array;
  private readonly pairLow: Int32Array;
  private readonly pairAt: Int32Array;
  /** Four words for each pair: features of the first found in the second (two), and the other way round. */
  private readonly masks: Int32Array;
  private readonly edges: Float32Array;
  private readonly firstLengths: Float64Array;
  private readonly secondLengths: Float64Array;
  private readonly meanLength: number;
  private readonly first: Side;
  private readonly second: Side;
  private readonly lexicon: Lexicon;
  private readonly band: Band;
  private readonly parameters: Parameters;
  private readonly paragraphs: number;

  constructor(first: Side, second: Side, lexicon: Lexicon, band: Band, usual: Usual, parameters: Parameters) {
    this.first = first;
    this.second = second;
    this.lexicon = lexicon;
    this.band = band;
    this.parameters = parameters;
    this.rows = first.lengths.length;
    this.columns = second.lengths.length;
    this.rowAt = new Int32Array(this.rows + 2);
    for (let row = 0; row <= this.rows; row += 1) {
      this.rowAt[row + 1] = this.rowAt[row]! + band.high[row]! - band.low[row]! + 1;
    }
    this.pairLow = new Int32Array(this.rows);
    this.pairAt = new Int32Array(this.rows + 1);
    for (let row = 0; row < this.rows; row += 1) {
      const low = band.low[Math.max(0, row - mostSentences + 1)]!;
      const high = band.high[Math.min(this.rows, row + mostSentences)]!;
      this.pairLow[row] = low;
      this.pairAt[row + 1] = this.pairAt[row]! + Math.max(0, high - low);
    }
    this.masks = this.findMasks();
    this.firstLengths = sums(first.lengths);
    this.secondLengths = sums(second.lengths);
    this.meanLength = usual.length;
    this.paragraphs = paragraphTrust(first, second);
    this.edges = this.scoreEdges();
  }

  path(): Step[] {
    const { shapes } = this.parameters;
    const nodes = this.rowAt[this.rows + 1]!;
    const forward = new Float64Array(nodes).fill(impossible);
    const backward = new Float64Array(nodes).fill(impossible);
    const chosen = new Int8Array(nodes).fill(-1);
    forward[0] = 0;
    backward[nodes - 1] = 0;
    for (let row = 0; row <= this.rows; row += 1) {
      for (let column = this.band.low[row]!; column <= this.band.high[row]!; column += 1) {
        const from = this.node(row, column);
        for (let shape = 0; shape < shapes.length; shape += 1) {
          const score = this.edges[from * shapes.length + shape]!;
          if (score === impossible) continue;
          const { source, target } = shapes[shape]!;
          const to = this.node(row + source, column + target);
          const total = forward[from]! + score;
          if (total <= forward[to]!) continue;
          forward[to] = total;
          chosen[to] = shape;
        }
      }
    }
    for (let row = this.rows; row >= 0; row -= 1) {
      for (let column = this.band.high[row]!; column >= this.band.low[row]!; column -= 1) {
        const from = this.node(row, column);
        for (let shape = 0; shape < shapes.length; shape += 1) {
          const score = this.edges[from * shapes.length + shape]!;
          if (score === impossible) continue;
          const { source, target } = shapes[shape]!;
          const total = score + backward[this.node(row + source, column + target)]!;
          if (total > backward[from]!) backward[from] = total;
        }
      }
    }
    const steps: Step[] = [];
    for (let row = this.rows, column = this.columns; row > 0 || column > 0; ) {
      const { source, target } = shapes[chosen[this.node(row, column)]!]!;
      row -= source;
      column -= target;
      const without = this.bestWithout(row, column, source, target, forward, backward);
      steps.push({
        first: row,
        second: column,
        firstSize: source,
        secondSize: target,
        margin: forward[nodes - 1]! - without,
      });
    }
    return steps.reverse();
  }

  /**
   * The best path without a group. Every path crosses the diagonal just after the
   * group's beginning by exactly one edge; those that do it by another edge are
   * the ones without the group.
   */
  private bestWithout(
    row: number,
    column: number,
    source: number,
    target: number,
    forward: Float64Array,
    backward: Float64Array,
  ): number {
    const { shapes } = this.parameters;
    const diagonal = row + column;
    let best = impossible;
    for (let start = Math.max(0, diagonal - 2 * mostSentences); start <= diagonal; start += 1) {
      const from = Math.max(0, start - this.columns, row - 60);
      const to = Math.min(this.rows, start, row + 60);
      for (let at = from; at <= to; at += 1) {
        const other = start - at;
        if (other < this.band.low[at]! || other > this.band.high[at]!) continue;
        const node = this.node(at, other);
        if (forward[node] === impossible) continue;
        for (let shape = 0; shape < shapes.length; shape += 1) {
          const { source: down, target: right } = shapes[shape]!;
          if (start + down + right <= diagonal) continue;
          if (at === row && other === column && down === source && right === target) continue;
          const score = this.edges[node * shapes.length + shape]!;
          if (score === impossible) continue;
          const total = forward[node]! + score + backward[this.node(at + down, other + right)]!;
          if (total > best) best = total;
        }
      }
    }
    return best;
  }

  private node(row: number, column: number): number {
    return this.rowAt[row]! + column - this.band.low[row]!;
  }

  private scoreEdges(): Float32Array {
    const { shapes } = this.parameters;
    const edges = new Float32Array(this.rowAt[this.rows + 1]! * shapes.length).fill(impossible);
    for (let row = 0; row <= this.rows; row += 1) {
      for (let column = this.band.low[row]!; column <= this.band.high[row]!; column += 1) {
        for (let shape = 0; shape < shapes.length; shape += 1) {
          const { source, target, prior } = shapes[shape]!;
          const [down, right] = [row + source, column + target];
          if (down > this.rows || right > this.columns) continue;
          if (right < this.band.low[down]! || right > this.band.high[down]!) continue;
          edges[this.node(row, column) * shapes.length + shape] =
            prior + this.paragraphScore(row, column, source, target) + this.pairScore(row, column, source, target);
        }
      }
    }
    return edges;
  }

  private paragraphScore(row: number, column: number, source: number, target: number): number {
    if (this.paragraphs === 0) return 0;
    const { inside, oneSided, both } = this.parameters.paragraph;
    let score = 0;
    for (let at = row + 1; at < row + source; at += 1) if (this.first.starts[at]) score += inside;
    for (let at = column + 1; at < column + target; at += 1) if (this.second.starts[at]) score += inside;
    const [one, other] = [this.first.starts[row] ?? true, this.second.starts[column] ?? true];
    if (one && other) score += both;
    else if (one || other) score += oneSided;
    return score * this.paragraphs;
  }

  private pairScore(row: number, column: number, source: number, target: number): number {
    if (source === 0 || target === 0) {
      const { weight, fade } = this.parameters.lostShort;
      const letters = source === 0 ? this.second.lengths[column]! : this.first.lengths[row]!;
      return -weight * Math.exp(-letters / fade);
    }
    const length = this.lengthScore(
      this.firstLengths[row + source]! - this.firstLengths[row]!,
      this.secondLengths[column + target]! - this.secondLengths[column]!,
    );
    let score = 0;
    for (let at = row; at < row + source; at += 1) {
      let low = 0;
      let high = 0;
      const pairs = (this.pairAt[at]! - this.pairLow[at]! + column) * 4;
      for (let pair = pairs; pair < pairs + target * 4; pair += 4) {
        low |= this.masks[pair]!;
        high |= this.masks[pair + 1]!;
      }
      score += covered(this.lexicon.firstWeights, at, low, high, target);
    }
    for (let other = column; other < column + target; other += 1) {
      let low = 0;
      let high = 0;
      for (let at = row; at < row + source; at += 1) {
        const pair = (this.pairAt[at]! - this.pairLow[at]! + other) * 4;
        low |= this.masks[pair + 2]!;
        high |= this.masks[pair + 3]!;
      }
      score += covered(this.lexicon.secondWeights, other, low, high, source);
    }
    return length + score;
  }

  private lengthScore(first: number, second: number): number {
    const { weight } = this.parameters.length;
    const off = Math.log((second + 1) / (first + 1)) - this.meanLength;
    return weight * lengthRatio(off, first + second, this.parameters);
  }

  private findMasks(): Int32Array {
    const masks = new Int32Array(this.pairAt[this.rows]! * 4);
    for (let row = 0; row < this.rows; row += 1) {
      const low = this.pairLow[row]!;
      const high = low + this.pairAt[row + 1]! - this.pairAt[row]!;
      const at = this.pairAt[row]! - low;
      this.lexicon.first[row]!.forEach((each, feature) => {
        const { places } = this.lexicon.partners.get(each)!;
        const bit = 1 << (feature & 31);
        const word = feature >> 5;
        for (let index = firstAtLeast(places, low * 64); index < places.length; index += 1) {
          const place = places[index]!;
          const other = place >> 6;
          if (other >= high) break;
          const pair = (at + other) * 4;
          masks[pair + word]! |= bit;
          masks[pair + 2 + ((place >> 5) & 1)]! |= 1 << (place & 31);
        }
      });
    }
    return masks;
  }
}

/** How much likelier lengths that are `off` (as a logarithm) are in a true pair of `letters` than by chance. */
function lengthRatio(off: number, letters: number, { length }: Parameters): number {
  const { spread, spreadOfShort, chanceSpread, tail } = length;
  const sigma = spread + spreadOfShort / Math.sqrt(letters + 1);
  const pair = (1 - tail) * density(off, sigma) + tail * density(off, sigma * 3);
  return Math.log(pair / density(off, chanceSpread + sigma));
}

function density(off: number, sigma: number): number {
  return Math.exp(-(off * off) / (2 * sigma * sigma)) / sigma;
}

/** What the features of a sentence are worth when those in the two words of bits are found. */
function covered({ from, gain, base }: Weighed, sentence: number, low: number, high: number, others: number): number {
  let score = base[sentence * mostSentences + others - 1]!;
  const at = from[sentence]! * mostSentences + others - 1;
  for (let bits = low; bits !== 0; bits &= bits - 1)
    score += gain[at + (31 - Math.clz32(bits & -bits)) * mostSentences]!;
  for (let bits = high; bits !== 0; bits &= bits - 1) {
    score += gain[at + (63 - Math.clz32(bits & -bits)) * mostSentences]!;
  }
  return score;
}

/** How far paragraphs can be trusted: not at all where one text has none, fully where both have about as many. */
function paragraphTrust(first: Side, second: Side): number {
  const [one, other] = [first, second].map(({ starts }) => starts.filter(Boolean).length);
  if (!one || !other || one < 2 || other < 2) return 0;
  return Math.min(one, other) / Math.max(one, other);
}
