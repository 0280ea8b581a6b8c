import type { Ways } from '../../findings/ways'

/**
 * For one start: the parts without which another part cannot be reached from it, including that part but not the
 * start.
 */
export type MustHaves = Readonly<{ reaches: (id: string) => boolean; of: (id: string) => string[] }>

/**
 * A part on every route is a dominator. Computed as in Cooper, Harvey and Kennedy, "A Simple, Fast Dominance
 * Algorithm" (2001), ignoring the parts that are down.
 */
export function mustHaves(ways: Ways, start: string, gone: ReadonlySet<string>): MustHaves {
  const { order, callers } = backwards(ways, start, gone)
  const place = new Map(order.map((id, index) => [id, index]))
  const above = new Map<string, string>([[start, start]])
  const meet = (a: string, b: string) => {
    let [x, y] = [a, b]
    while (x !== y) {
      while ((place.get(x) ?? 0) > (place.get(y) ?? 0)) x = above.get(x) ?? start
      while ((place.get(y) ?? 0) > (place.get(x) ?? 0)) y = above.get(y) ?? start
    }
    return x
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const id of order.slice(1)) {
      const known = (callers.get(id) ?? []).filter((caller) => above.has(caller))
      const [first, ...others] = known
      if (first === undefined) continue
      const now = others.reduce(meet, first)
      if (above.get(id) === now) continue
      above.set(id, now)
      changed = true
    }
  }
  return {
    reaches: (id) => place.has(id),
    of: (id) => {
      const parts: string[] = []
      if (!place.has(id)) return parts
      for (let at = id; at !== start; at = above.get(at) ?? start) parts.unshift(at)
      return parts
    },
  }
}

/** Everything reachable, in reverse postorder, with its callers. */
function backwards(ways: Ways, start: string, gone: ReadonlySet<string>) {
  const order: string[] = []
  const callers = new Map<string, string[]>()
  if (gone.has(start)) return { order, callers }
  const nextOf = (id: string) => ways.from(id).flatMap(({ to }) => (gone.has(to) ? [] : [to]))
  const seen = new Set([start])
  const path = [{ at: start, todo: nextOf(start) }]
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const to = top.todo.pop()
    if (to === undefined) {
      order.push(top.at)
      path.pop()
      continue
    }
    const list = callers.get(to)
    if (list) list.push(top.at)
    else callers.set(to, [top.at])
    if (seen.has(to)) continue
    seen.add(to)
    path.push({ at: to, todo: nextOf(to) })
  }
  return { order: order.reverse(), callers }
}
