/** Every interleaving of several lists of steps, each list in its own order. */
export function orders<T>(...lists: readonly (readonly T[])[]): T[][] {
  if (lists.every((list) => list.length === 0)) return [[]]
  return lists.flatMap((list, place) => {
    const [first, ...rest] = list
    return first === undefined ? [] : orders(...lists.with(place, rest)).map((order) => [first, ...order])
  })
}
