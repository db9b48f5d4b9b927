import type { Usual } from "./adapting.ts";
import type { Band } from "./band.ts";
import { GroupScores } from "./group-scores.ts";
import { type Lexicon, mostSentences } from "./lexical.ts";
import { at } from "./numbers.ts";
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

/** Sentences to either side of a group, among which the best way around it is sought. */
const around = 60;

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

  constructor(band: Band, shapes: readonly Shape[], scores: GroupScores) {
    this.band = band;
    this.shapes = shapes;
    this.rows = band.low.length - 1;
    this.columns = at(band.high, this.rows);
    this.rowAt = new Int32Array(this.rows + 2);
    for (let row = 0; row <= this.rows; row += 1) {
      this.rowAt[row + 1] = at(this.rowAt, row) + at(band.high, row) - at(band.low, row) + 1;
    }
    this.nodes = at(this.rowAt, this.rows + 1);
    this.edges = new Float32Array(this.nodes * shapes.length).fill(impossible);
    this.forward = new Float64Array(this.nodes).fill(impossible);
    this.backward = new Float64Array(this.nodes).fill(impossible);
    this.chosen = new Int8Array(this.nodes).fill(-1);
    this.walkForward(scores);
    this.walkBackward();
  }

  path(): Step[] {
    const best = at(this.forward, this.nodes - 1);
    const steps: Step[] = [];
    for (let row = this.rows, column = this.columns; row > 0 || column > 0; ) {
      const shape = this.shapes[at(this.chosen, this.node(row, column))];
      if (!shape) throw new Error(`There is no way to ${row}, ${column}.`);
      row -= shape.source;
      column -= shape.target;
      steps.push({
        first: row,
        second: column,
        firstSize: shape.source,
        secondSize: shape.target,
        margin: best - this.bestWithout(row, column, shape),
      });
    }
    return steps.reverse();
  }

  private node(row: number, column: number): number {
    return at(this.rowAt, row) + column - at(this.band.low, row);
  }

  private within(row: number, column: number): boolean {
    return row <= this.rows && column >= at(this.band.low, row) && column <= at(this.band.high, row);
  }

  private walkForward(scores: GroupScores): void {
    this.forward[0] = 0;
    for (let row = 0; row <= this.rows; row += 1) {
      for (let column = at(this.band.low, row); column <= at(this.band.high, row); column += 1) {
        const from = this.node(row, column);
        if (at(this.forward, from) === impossible) continue;
        this.shapes.forEach(({ source, target, prior }, shape) => {
          if (!this.within(row + source, column + target)) return;
          const score = prior + scores.of(row, column, source, target);
          this.edges[from * this.shapes.length + shape] = score;
          const to = this.node(row + source, column + target);
          const total = at(this.forward, from) + score;
          if (total <= at(this.forward, to)) return;
          this.forward[to] = total;
          this.chosen[to] = shape;
        });
      }
    }
  }

  private walkBackward(): void {
    this.backward[this.nodes - 1] = 0;
    for (let row = this.rows; row >= 0; row -= 1) {
      for (let column = at(this.band.high, row); column >= at(this.band.low, row); column -= 1) {
        const from = this.node(row, column);
        this.shapes.forEach(({ source, target }, shape) => {
          const score = at(this.edges, from * this.shapes.length + shape);
          if (score === impossible) return;
          const total = score + at(this.backward, this.node(row + source, column + target));
          if (total > at(this.backward, from)) this.backward[from] = total;
        });
      }
    }
  }

  /**
   * The best path without a group. Every path crosses the diagonal just after the
   * group's beginning by exactly one edge; those that do it by another edge are
   * the ones without the group.
   */
  private bestWithout(row: number, column: number, group: Shape): number {
    const diagonal = row + column;
    let best = impossible;
    for (let start = Math.max(0, diagonal - 2 * mostSentences); start <= diagonal; start += 1) {
      const last = Math.min(this.rows, start, row + around);
      for (let one = Math.max(0, start - this.columns, row - around); one <= last; one += 1) {
        const other = start - one;
        if (!this.within(one, other)) continue;
        const from = this.node(one, other);
        this.shapes.forEach((shape, index) => {
          const score = at(this.edges, from * this.shapes.length + index);
          if (score === impossible || start + shape.source + shape.target <= diagonal) return;
          if (shape === group && one === row && other === column) return;
          const to = this.node(one + shape.source, other + shape.target);
          best = Math.max(best, at(this.forward, from) + score + at(this.backward, to));
        });
      }
    }
    return best;
  }
}
