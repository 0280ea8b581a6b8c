import type { ComponentKind } from '@/lib/framework/component-kinds'
import { STORES } from '../../findings/ways'
import { nameWords } from '../../kinds/name-words'
import { VOCABULARY } from '../../kinds/vocabulary'
import type { FigureValues } from '../figures/figure-values'
import { KEEPING } from '../figures/list-figures'
import { SLOW, type Trial } from '../trial'
import { type Amount, addAmounts, isEmpty, NONE, scale } from './amount'
import { type Arc, groupBy } from './arc'
import type { Arcs } from './arcs'

/** The load that arrives at a part, and its share of the part's capacity. */
export type Load = Readonly<{
  /** Requests per second; null if no known rate leads here. */
  rate: Amount | null
  /** A lower bound, with 1 as full: the rate divided by the capacity. Null if the capacity is unknown. */
  use: number | null
}>

/** The load of each part and the requests on each connection. */
export type Loads = Readonly<{ parts: ReadonlyMap<string, Load>; arcs: ReadonlyMap<string, Amount> }>

/**
 * Propagates the incoming requests through the graph: arrivals at a caller × calls for each request. A cache next to a
 * store, or in front of it, passes on only its misses. A part that is down receives nothing and sends nothing, and a
 * balancer distributes requests among the rest. Utilisation is arrival rate divided by service capacity (Little,
 * 1961).
 */
export function loadOf(
  arcs: Arcs,
  kinds: ReadonlyMap<string, ComponentKind>,
  values: FigureValues,
  { times, down, slow }: Pick<Trial, 'times' | 'down' | 'slow'>,
): Loads {
  const [gone, slowed] = [new Set(down), new Set(slow)]
  const out = groupBy(arcs.ordered, 'from')
  const arriving = new Map<string, Amount>()
  const onArcs = new Map<string, Amount>()
  for (const id of arcs.entries) {
    const rate = values.of('rate', id)
    const missing = rate === null ? [values.id('rate', id)] : []
    arriving.set(id, { known: (rate ?? 0) * times, missing })
  }
  for (const id of arcs.order) {
    const amount = arriving.get(id)
    const calls = out.get(id)
    if (amount === undefined || calls === undefined || gone.has(id)) continue
    const standing = calls.filter(({ to }) => !gone.has(to))
    const sharing = kinds.get(id) === 'load balancer' || kinds.get(id) === 'queue'
    const spread = sharing ? sharesOf(calls) / sharesOf(standing) : 1
    for (const arc of calls) {
      if (gone.has(arc.to)) continue
      const stated = values.of('rate', arc.key)
      const sent =
        stated === null
          ? scale(
              passedOn(arc, calls, scaleBy(amount, Number.isFinite(spread) ? spread : 1)),
              values.of('calls', arc.key),
              values.id('calls', arc.key),
            )
          : { known: stated * times, missing: [] }
      onArcs.set(arc.key, sent)
      arriving.set(arc.to, addAmounts(arriving.get(arc.to) ?? NONE, sent))
    }
  }
  const parts = new Map<string, Load>()
  for (const id of arcs.order) {
    const rate = gone.has(id) ? null : (arriving.get(id) ?? null)
    parts.set(id, { rate, use: utilisation(id, rate) })
  }
  return { parts, arcs: onArcs }

  function sharesOf(calls: readonly Arc[]): number {
    return calls.reduce((sum, { key }) => sum + (values.of('calls', key) ?? 0), 0)
  }

  function utilisation(id: string, rate: Amount | null): number | null {
    const capacity = values.of('capacity', id)
    if (capacity === null || rate === null || (rate.known === 0 && !isEmpty(rate))) return null
    const all = (capacity * (values.of('copies', id) ?? 1)) / (slowed.has(id) ? SLOW : 1)
    return rate.known / all
  }

  /** The requests left for a connection after caches have answered what they can. Writes bypass caches. */
  function passedOn(arc: Arc, beside: readonly Arc[], amount: Amount): Amount {
    const isStore = STORES.has(kinds.get(arc.to) ?? 'other')
    const isWrite = nameWords(arc.label).some((word) => VOCABULARY.writes.has(word))
    const caches = KEEPING.has(kinds.get(arc.from) ?? 'other')
      ? [arc.from]
      : isStore && !isWrite
        ? beside.map(({ to }) => to).filter((to) => kinds.get(to) === 'cache' && !gone.has(to))
        : []
    return [...new Set(caches)].reduce((left, cache) => {
      const hits = values.of('hits', cache)
      return scale(left, hits === null ? null : Number((1 - hits).toFixed(12)), values.id('hits', cache))
    }, amount)
  }
}

function scaleBy({ known, missing }: Amount, factor: number): Amount {
  return { known: known * factor, missing }
}
