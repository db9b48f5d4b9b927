type Numbers = Int32Array | Float64Array | Float32Array | Int8Array;

/** The number at `index`, which has to be within `numbers`. Not for the innermost loops: it is slow because it serves every kind of array. */
export function at(numbers: Numbers, index: number): number {
  return numbers[index] ?? Number.NaN;
}

/** Sums of all before each place of `lengths`, and of all of them. */
export function sums(lengths: readonly number[]): Float64Array {
  const total = new Float64Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    total[index + 1] = at(total, index) + length;
  });
  return total;
}

/** The first place in `sorted`, ascending, that holds `value` or more; its length when there is none. */
export function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
