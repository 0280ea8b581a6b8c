/** How many of some ascending numbers are at most `value`. */
export function upperBound(numbers: readonly number[], value: number): number {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] ?? 0) <= value) from = middle + 1
    else to = middle
  }
  return from
}
