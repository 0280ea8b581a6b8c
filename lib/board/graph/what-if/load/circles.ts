import { type Arc, groupBy } from './arc'

/**
 * Which components can reach each other: a number for each, the same within a cycle. Tarjan's strongly connected
 * components, without recursion, since a board may be one long chain.
 */
export function circlesOf(ids: readonly string[], arcs: readonly Arc[]): Map<string, number> {
  const out = groupBy(arcs, 'from')
  const [numbers, lowest] = [new Map<string, number>(), new Map<string, number>()]
  const circles = new Map<string, number>()
  const open: string[] = []
  for (const start of ids) {
    if (numbers.has(start)) continue
    const path: { at: string; todo: string[] }[] = []
    enter(start, path)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { at, todo } = top
      const to = todo.pop()
      if (to === undefined) {
        path.pop()
        leave(at, path.at(-1)?.at)
      } else if (!numbers.has(to)) enter(to, path)
      else if (!circles.has(to)) lower(at, numbers.get(to) ?? 0)
    }
  }
  return circles

  function enter(id: string, path: { at: string; todo: string[] }[]) {
    numbers.set(id, numbers.size)
    lowest.set(id, numbers.size - 1)
    open.push(id)
    path.push({ at: id, todo: (out.get(id) ?? []).map(({ to }) => to) })
  }

  function leave(id: string, caller: string | undefined) {
    const low = lowest.get(id) ?? 0
    if (caller !== undefined) lower(caller, low)
    if (low !== numbers.get(id)) return
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      circles.set(member, low)
      if (member === id) break
    }
  }

  function lower(id: string, number: number) {
    lowest.set(id, Math.min(lowest.get(id) ?? number, number))
  }
}
