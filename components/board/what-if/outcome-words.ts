import type { FigureKind, ModelFigure } from '@/lib/board/graph/what-if/figures/figure'
import type { FlowOutcome } from '@/lib/board/graph/what-if/flows/flow-outcome'
import type { Load } from '@/lib/board/graph/what-if/load/load'
import type { TrialOutcome, WhatIfModel } from '@/lib/board/graph/what-if/try-out'
import { formatNumber } from '@/lib/content/domain/estimate/format-number'

const NAMED = 4
/** 1 − 0.99999 is not exactly 0.00001 in binary. */
const ROUNDING = 1e-6

export const FIGURE_NAMES: Readonly<Record<FigureKind, string>> = {
  rate: 'Requests coming in',
  capacity: 'One copy takes',
  copies: 'Copies',
  time: 'Own time',
  availability: 'Available',
  hits: 'Hits',
  calls: 'Calls per request',
}

/** Names of parts and connections, by the ids that own figures. */
export function namesOf({ graph, arcs }: WhatIfModel): ReadonlyMap<string, string> {
  const parts = new Map(graph.components.map(({ id, name }) => [id, name]))
  const lines = arcs.ordered.map(
    ({ key, from, to }) => [key, `${parts.get(from) ?? from} to ${parts.get(to) ?? to}`] as const,
  )
  return new Map([...parts, ...lines])
}

/** "A, B and C", and how many more there are. */
export function listWords(names: readonly string[]): string {
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names
  const rest = names.length - shown.length
  const all = rest > 0 ? [...shown, `${rest} more`] : shown
  if (all.length < 2) return all[0] ?? ''
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** "27 %", or "at least 27 %" while something is unknown; null if nothing can be said. */
export function usageWords({ use, rate }: Load): string | null {
  if (use === null) return null
  const percent = use > 0 && use < 0.01 ? 'under 1 %' : `${formatNumber(use * 100)} %`
  return rate && rate.missing.length > 0 ? `at least ${percent}` : percent
}

/** "1,000/s arrive", or why the rate is unknown. */
export function rateWords({ rate }: Load): string {
  if (rate === null) return 'no requests arrive'
  if (rate.known === 0 && rate.missing.length > 0) return 'rate not known'
  const least = rate.missing.length > 0 ? 'at least ' : ''
  return `${least}${formatNumber(rate.known)}/s ${rate.known === 1 ? 'arrives' : 'arrive'}`
}

export function timesWords(times: number): string {
  return `${formatNumber(times)}×`
}

/** Never rounds up to 100 %: shows as many nines as needed, six at most. */
export function shareWords(share: number): string {
  const away = 1 - share
  const digits = [1, 2, 3, 4].find((count) => away * 10 ** (count + 2) > 1 - ROUNDING) ?? 4
  return `${away === 0 ? 100 : Math.floor(share * 10 ** (digits + 2) + ROUNDING) / 10 ** digits} %`
}

/** What is missing, in words: "the capacity of Photos DB". */
export function missingWords(
  ids: readonly string[],
  figures: ReadonlyMap<string, ModelFigure>,
  names: ReadonlyMap<string, string>,
): string {
  const words = ids.flatMap((id) => {
    const figure = figures.get(id)
    return figure ? [`${FIGURE_OF[figure.kind]} ${names.get(figure.owner) ?? 'a part'}`] : []
  })
  return listWords([...new Set(words)])
}

const FIGURE_OF: Readonly<Record<FigureKind, string>> = {
  rate: 'the rate of',
  capacity: 'the capacity of',
  copies: 'the number of copies of',
  time: 'the time of',
  availability: 'the availability of',
  hits: 'the hit rate of',
  calls: 'the calls from',
}

/** Which clients are affected by the parts that are down: one sentence per client. */
export function stopSentences({ flows }: TrialOutcome, names: ReadonlyMap<string, string>): string[] {
  const stopped = flows.filter(({ stops }) => stops !== null)
  if (stopped.length === 0) return ['Every request still gets through.']
  const makers = [...new Set(stopped.map(({ flow }) => flow.from))]
  const sentences = makers.flatMap((maker) => {
    const own = stopped.filter(({ flow }) => flow.from === maker)
    const name = names.get(maker) ?? 'Somebody'
    const isTold = own.some(({ flow }) => flow.hops !== null)
    const answer = goalsOf(own, 'answer')
    const later = goalsOf(own, 'later')
    if (isTold)
      return [
        ...(answer ? [`For ${name}, these stop: ${answer}.`] : []),
        ...(later ? [`For ${name}, these are answered but not finished: ${later}.`] : []),
      ]
    return [
      ...(answer ? [`${name} gets no answer that depends on ${answer}.`] : []),
      ...(later ? [`${name} is answered, but nothing reaches ${later}.`] : []),
    ]
  })
  const left = flows.length - stopped.length
  const kinds = flows.length === 1 ? 'kind of request still works' : 'kinds of requests still work'
  return [...sentences, `${left} of ${flows.length} ${kinds}.`]

  function goalsOf(own: readonly FlowOutcome[], how: FlowOutcome['stops']): string {
    return listWords(own.filter(({ stops }) => stops === how).map((one) => goalOf(one, names)))
  }
}

/** A flow of a case has a name; one that was only drawn is named after its end. */
export function goalOf({ flow }: Pick<FlowOutcome, 'flow'>, names: ReadonlyMap<string, string>): string {
  return flow.hops ? flow.name : (names.get(flow.to) ?? flow.name)
}
