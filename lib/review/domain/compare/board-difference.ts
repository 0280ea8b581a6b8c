import type { BoardComponent, BoardGraph } from '@/lib/board/graph/board-graph'
import { fits, isCalled, matchParts } from '@/lib/board/graph/findings/match-parts'

/** How two boards differ. Parts of both are named as on the first one. */
export type BoardDifference = Readonly<{
  both: readonly { first: string; second: string }[]
  onlyFirst: readonly string[]
  onlySecond: readonly string[]
  /** Calls between parts that both boards have, drawn on only one of them. */
  callsOnlyFirst: readonly string[]
  callsOnlySecond: readonly string[]
}>

/** Compares two boards as designs: matches parts by name, or by kind if only one of a kind is left. */
export function boardDifference(first: BoardGraph, second: BoardGraph): BoardDifference {
  const parts = first.components.map(expected)
  const found = matchParts(second.components, parts)
  // Common words alone are not a match: a guest app is not a store of guest bookings.
  const matches = new Map(
    parts.flatMap((part) => {
      const other = found.get(part.id)
      return other && (isCalled(other, part.label) || fits(other, part)) ? [[part.id, other] as const] : []
    }),
  )
  const counterpart = new Map([...matches].map(([id, { id: other }]) => [other, id]))
  const calls = new Set(first.edges.map(({ from, to }) => callOf(from, to)))
  const otherCalls = second.edges.flatMap(({ from, to }) => {
    const ends = [counterpart.get(from), counterpart.get(to)] as const
    return ends[0] && ends[1] ? [callOf(ends[0], ends[1])] : []
  })
  const names = new Map(first.components.map(({ id, label }) => [id, label]))
  const shared = (call: string) => call.split(' ').every((id) => matches.has(id))
  const inWords = (call: string) =>
    call
      .split(' ')
      .map((id) => names.get(id) ?? id)
      .join(' → ')
  return {
    both: first.components.flatMap(({ id, label }) => {
      const other = matches.get(id)
      return other ? [{ first: label, second: other.label }] : []
    }),
    onlyFirst: first.components.filter(({ id }) => !matches.has(id)).map(({ label }) => label),
    onlySecond: second.components.filter(({ id }) => !counterpart.has(id)).map(({ label }) => label),
    callsOnlyFirst: [...calls].filter((call) => shared(call) && !otherCalls.includes(call)).map(inWords),
    callsOnlySecond: [...new Set(otherCalls)].filter((call) => !calls.has(call)).map(inWords),
  }
}

function expected({ id, label, name, kinds }: BoardComponent) {
  return { id, label, kinds, need: { kind: 'required' as const }, aka: name === label ? [] : [name] }
}

/** Element ids have no spaces. */
function callOf(from: string, to: string): string {
  return `${from} ${to}`
}
