import type { Usual } from "./adapting.ts";
import type { Band } from "./band.ts";
import { GroupScores } from "./group-scores.ts";
import type { Lexicon } from "./lexical.ts";
import type { Parameters, Shape } from "./parameters.ts";
import type { Side, Step } from "./step.ts";

/** The most likely way through both texts within `band`: every sentence once, in order. */
export function findPath(
  first: Side,
  second: Side,
  lexicon: Lexicon,
  band: Band,
  usual: Usual,
  parameters: Parameters,
): Step[] {
  const scores = new GroupScores(first, second, lexicon, band, usual, parameters);
  return new Grid(band, parameters.shapes, scores).path();
}

const impossible = Number.NEGATIVE_INFINITY;

/** The places between sentences of both sides, and the groups that lead from one to another. */
class Grid {
  private readonly rows: number;
  private readonly columns: number;
  private readonly nodes: number;
  private readonly band: Band;
  private readonly shapes: readonly Shape[];
  /** Where the nodes of a row begin. */
  private readonly rowAt: Int32Array;
  /** Scores of the groups that begin at a node, by shape. */
  private readonly edges: Float32Array;
  /** The best from the beginning to a node, and from the node to the end. */
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  private readonly chosen: Int8Array;
  /**
   * The best and the second best path by the group with which they pass each diagonal.
   * Every path passes the diagonal just after a group's beginning by exactly one
   * group: those that do it by another are the ones without the group.
   */
  private readonly best: Float64Array;
  private readonly runnerUp: Float64Array;

  constructor(band: Band, shapes: readonly Shape[], scores: GroupScores) {
    this.band = band;
    this.shapes = shapes;
    this.rows = band.low.length - 1;
    this.columns = band.high[this.rows] ?? 0;
    this.rowAt = new Int32Array(this.rows + 2);
    for (let row = 0; row <= this.rows; row += 1) {
      this.rowAt[row + 1] = (this.rowAt[row] ?? 0) + (band.high[row] ?? 0) - (band.low[row] ?? 0) + 1;
    }
    this.nodes = this.rowAt[this.rows + 1] ?? 0;
    this.edges = new Float32Array(this.nodes * shapes.length).fill(impossible);
    this.forward = new Float64Array(this.nodes).fill(impossible);
    this.backward = new Float64Array(this.nodes).fill(impossible);
    this.chosen = new Int8Array(this.nodes).fill(-1);
    this.best = new Float64Array(this.rows + this.columns).fill(impossible);
    this.runnerUp = new Float64Array(this.rows + this.columns).fill(impossible);
    this.walkForward(scores);
    this.walkBackward();
  }

  path(): Step[] {
    const steps: Step[] = [];
    for (let row = this.rows, column = this.columns; row > 0 || column > 0; ) {
      const shape = this.shapes[this.chosen[this.node(row, column)] ?? 0];
      if (!shape) throw new Error(`There is no way to ${row}, ${column}.`);
      row -= shape.source;
      column -= shape.target;
      steps.push({
        first: row,
        second: column,
        firstSize: shape.source,
        secondSize: shape.target,
        margin: (this.best[row + column] ?? 0) - (this.runnerUp[row + column] ?? 0),
      });
    }
    return steps.reverse();
  }

  private node(row: number, column: number): number {
    return (this.rowAt[row] ?? 0) + column - (this.band.low[row] ?? 0);
  }

  private within(row: number, column: number): boolean {
    return row <= this.rows && column >= (this.band.low[row] ?? 0) && column <= (this.band.high[row] ?? 0);
  }

  private walkForward(scores: GroupScores): void {
    const { band, shapes, forward, edges, chosen } = this;
    forward[0] = 0;
    for (let row = 0; row <= this.rows; row += 1) {
      for (let column = band.low[row] ?? 0; column <= (band.high[row] ?? 0); column += 1) {
        const from = this.node(row, column);
        const before = forward[from] ?? 0;
        if (before === impossible) continue;
        for (let index = 0; index < shapes.length; index += 1) {
          const shape = shapes[index];
          if (!shape || !this.within(row + shape.source, column + shape.target)) continue;
          const score = Math.fround(shape.prior + scores.of(row, column, shape.source, shape.target));
          edges[from * shapes.length + index] = score;
          const to = this.node(row + shape.source, column + shape.target);
          if (before + score <= (forward[to] ?? 0)) continue;
          forward[to] = before + score;
          chosen[to] = index;
        }
      }
    }
  }

  private walkBackward(): void {
    const { band, shapes, forward, backward, edges } = this;
    backward[this.nodes - 1] = 0;
    for (let row = this.rows; row >= 0; row -= 1) {
      for (let column = band.high[row] ?? 0; column >= (band.low[row] ?? 0); column -= 1) {
        const from = this.node(row, column);
        const before = forward[from] ?? 0;
        for (let index = 0; index < shapes.length; index += 1) {
          const shape = shapes[index];
          const score = edges[from * shapes.length + index] ?? 0;
          if (!shape || score === impossible) continue;
          const after = score + (backward[this.node(row + shape.source, column + shape.target)] ?? 0);
          if (after > (backward[from] ?? 0)) backward[from] = after;
          this.compare(before + after, row + column, shape.source + shape.target);
        }
      }
    }
  }

  /** Holds the best path with a group against the others over the diagonals that the group passes. */
  private compare(total: number, diagonal: number, length: number): void {
    const { best, runnerUp } = this;
    for (let passed = diagonal; passed < diagonal + length; passed += 1) {
      if (total <= (runnerUp[passed] ?? 0)) continue;
      runnerUp[passed] = Math.min(total, best[passed] ?? 0);
      if (total > (best[passed] ?? 0)) best[passed] = total;
    }
  }
}
