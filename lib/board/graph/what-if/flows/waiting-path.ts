import type { ComponentKind } from '@/lib/framework/component-kinds'
import { QUEUES } from '../../findings/ways'
import type { FigureValues } from '../figures/figure-values'
import { type Amount, addAmounts, NONE } from '../load/amount'
import { type Arc, groupBy } from '../load/arc'
import type { Arcs } from '../load/arcs'
import type { Loads } from '../load/load'
import { SLOW } from '../trial'

/** One call in a chain: the round trip, and the part's own time including queueing. */
export type Hop = Readonly<{
  arc: Pick<Arc, 'key' | 'from' | 'to' | 'label'>
  /** Milliseconds; null if unknown. */
  way: number | null
  /** Milliseconds; null if unknown or unbounded. */
  own: number | null
  /** More arrives than the part can handle: its callers wait longer and longer. */
  isFull: boolean
}>

/** A chain of calls that somebody waits for. */
export type WaitingPath = Readonly<{ hops: readonly Hop[]; time: Amount; isFull: boolean }>

const NO_PATH: WaitingPath = { hops: [], time: NONE, isFull: false }

type HopTimes = (arc: Pick<Arc, 'key' | 'from' | 'to' | 'label'>) => Hop & { time: Amount }

/**
 * The time of a call. In a queue with one server a call takes its own time ÷ (1 − use): the mean of M/M/1 (Kleinrock,
 * Queueing Systems, volume 1, 1975). If the use is unknown, the time excludes waiting.
 */
export function hopTimes(values: FigureValues, loads: Loads, slow: ReadonlySet<string>): HopTimes {
  return (arc) => {
    const use = loads.parts.get(arc.to)?.use ?? 0
    const isFull = use >= 1
    const [way, plain] = [values.of('time', arc.key), values.of('time', arc.to)]
    const own = plain === null || isFull ? null : (plain * (slow.has(arc.to) ? SLOW : 1)) / (1 - use)
    const missing = [
      ...(way === null ? [values.id('time', arc.key)] : []),
      ...(plain === null ? [values.id('time', arc.to)] : []),
    ]
    return { arc, way, own, isFull, time: { known: (way ?? 0) + (own ?? 0), missing } }
  }
}

/** The calls in sequence. */
export function pathOf(
  arcs: readonly Pick<Arc, 'key' | 'from' | 'to' | 'label'>[],
  times: HopTimes,
): WaitingPath {
  const hops = arcs.map(times)
  return {
    hops,
    time: hops.reduce((sum, { time }) => addAmounts(sum, time), NONE),
    isFull: hops.some(({ isFull }) => isFull),
  }
}

/**
 * From each component the chain of waiting calls that takes longest: chains with a full part first, then by time, then
 * by the number of calls. A queue ends the waiting, and a part that is down responds at once with an error.
 */
export function longestPaths(
  arcs: Arcs,
  kinds: ReadonlyMap<string, ComponentKind>,
  times: HopTimes,
  down: ReadonlySet<string>,
): (start: string) => WaitingPath {
  type Rest = { next: string | null; arc: Arc | null; known: number; length: number; isFull: boolean }
  const END: Rest = { next: null, arc: null, known: 0, length: 0, isFull: false }
  const out = groupBy(arcs.ordered, 'from')
  const rests = new Map<string, Rest>()
  for (const id of arcs.order.toReversed()) {
    let best = END
    const goesOn = !QUEUES.has(kinds.get(id) ?? 'other') && !down.has(id)
    for (const arc of goesOn ? (out.get(id) ?? []) : []) {
      if (!arc.waits || down.has(arc.to)) continue
      const { time, isFull } = times(arc)
      const rest = rests.get(arc.to) ?? END
      const here: Rest = {
        next: arc.to,
        arc,
        known: time.known + rest.known,
        length: rest.length + 1,
        isFull: isFull || rest.isFull,
      }
      if (isLonger(here, best)) best = here
    }
    rests.set(id, best)
  }
  return (start) => {
    const path: Arc[] = []
    for (let rest = rests.get(start); rest?.arc && rest.next !== null; rest = rests.get(rest.next))
      path.push(rest.arc)
    return path.length === 0 ? NO_PATH : pathOf(path, times)
  }
}

type Length = Readonly<{ known: number; length: number; isFull: boolean }>

function isLonger(a: Length, b: Length): boolean {
  if (a.isFull !== b.isFull) return a.isFull
  return a.known > b.known || (a.known === b.known && a.length > b.length)
}
