/** A text as the path sees it. `lengths`: of each sentence, in letters; `starts[s]`: whether a paragraph begins with sentence `s`. */
export type Side = { readonly lengths: readonly number[]; readonly starts: readonly boolean[] };

/** A group on the best path: sentences `first`–`first + firstSize` of the one side, and so on; by how much the path with it is better than any without. */
export type Step = {
  readonly first: number;
  readonly second: number;
  readonly firstSize: number;
  readonly secondSize: number;
  readonly margin: number;
};
