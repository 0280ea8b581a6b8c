import { readBoard } from '@/lib/board/graph/read-board'
import type { Trial } from '@/lib/board/graph/what-if/trial'
import { type TrialOutcome, tryOut, type WhatIfModel, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { draw } from '../draw'

/** A trial with components given by name. */
export type NamedTrial = Readonly<{ times?: number; down?: readonly string[]; slow?: readonly string[] }>

/** A board drawn from lines such as `Web app -> Shop service: 3k rps`, for trials by component name. */
export function boardOf(...lines: string[]) {
  const model = whatIfModel(readBoard(draw(...lines)), null)
  const idOf = (name: string) => {
    const found = model.graph.components.find((one) => one.name.startsWith(name))
    if (!found) throw new Error(`${name} is not among ${model.graph.components.map((one) => one.name)}`)
    return found.id
  }
  const attempt = ({ times = 1, down = [], slow = [] }: NamedTrial = {}, edits: Trial['edits'] = {}) =>
    namedOutcome(model, tryOut(model, { times, edits, down: down.map(idOf), slow: slow.map(idOf) }), idOf)
  return { model, idOf, attempt }
}

function namedOutcome(model: WhatIfModel, outcome: TrialOutcome, idOf: (name: string) => string) {
  const nameOf = (id: string) => model.ways.get(id)?.name ?? id
  const part = (name: string) => {
    const found = outcome.parts.find(({ id }) => id === idOf(name))
    if (!found) throw new Error(name)
    return found
  }
  return {
    outcome,
    part,
    rate: (name: string) => part(name).load.rate?.known ?? null,
    use: (name: string) => part(name).load.use,
    filling: outcome.filling.map(({ id, fullAt }) => [nameOf(id), fullAt] as const),
    stopped: outcome.flows.filter(({ stops }) => stops).map(({ flow, stops }) => `${flow.name}: ${stops}`),
    flow: (name: string) => outcome.flows.find(({ flow }) => flow.name === name),
    missing: (ids: readonly string[]) =>
      ids.map((id) => {
        const figure = outcome.figures.find((one) => one.id === id)
        return `${figure?.kind} of ${nameOf(figure?.owner ?? '')}`
      }),
  }
}
