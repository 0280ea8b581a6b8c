import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardGraph } from '../board-graph'
import type { CaseDesign } from '../findings/expected-design'
import { onlyCopies } from '../findings/only-copies'
import { reached, type Ways, waysOf } from '../findings/ways'
import type { ModelFigure } from './figures/figure'
import { figureValues } from './figures/figure-values'
import { listFigures } from './figures/list-figures'
import { type FlowOutcome, flowOutcomes, flowStops } from './flows/flow-outcome'
import { type HotPath, hotPathOf } from './flows/hot-path'
import { caseFlows, drawnFlows, type RequestFlow } from './flows/request-flows'
import { hopTimes, longestPaths, type WaitingPath } from './flows/waiting-path'
import { type Arcs, arcsOf } from './load/arcs'
import { type Load, loadOf } from './load/load'
import { turnTaking } from './load/turn-taking'
import type { Trial } from './trial'

/** A board prepared for trials: everything about it that does not depend on the trial. */
export type WhatIfModel = Readonly<{
  graph: BoardGraph
  ways: Ways
  arcs: Arcs
  kinds: ReadonlyMap<string, ComponentKind>
  figures: readonly ModelFigure[]
  flows: readonly RequestFlow[]
  /** Parts without a copy, and how many flows stop without each: most first. */
  singlePoints: readonly Readonly<{ id: string; flows: number }>[]
}>

export type PartOutcome = Readonly<{
  id: string
  label: string
  load: Load
  /** An upper bound on the multiple of the rates at which it is full; null if unknown. */
  fullAt: number | null
  isFull: boolean
  isDown: boolean
  isSlow: boolean
}>

/** The outcome of a trial. Nothing of it is written into the drawing. */
export type TrialOutcome = Readonly<{
  figures: readonly ModelFigure[]
  /** In the order of the board. */
  parts: readonly PartOutcome[]
  /** Parts whose use is known, the first to be full first. */
  filling: readonly (PartOutcome & { fullAt: number })[]
  flows: readonly FlowOutcome[]
  /** For each source of requests, the calls that it waits for longest. */
  paths: readonly Readonly<{ from: string; path: WaitingPath }>[]
  hot: HotPath | null
  /** Parts that used to receive requests and no longer do. */
  cutOff: readonly string[]
}>

/**
 * Prepares a board.
 * @param design the case's own, for viewers who may read its guide: its flows are followed instead of all that can be
 * drawn from one end to the other
 */
export function whatIfModel(
  drawn: BoardGraph,
  design: Pick<CaseDesign, 'nodes' | 'flows'> | null,
): WhatIfModel {
  const graph = turnTaking(drawn)
  const [ways, arcs] = [waysOf(graph), arcsOf(graph)]
  const told = design ? caseFlows(graph, design.nodes, design.flows) : []
  const flows = told.length > 0 ? told : drawnFlows(ways)
  const figures = listFigures(graph, arcs)
  const singlePoints = onlyCopies(graph, ways)
    .map(({ id }) => ({ id, flows: flowStops(flows, ways, new Set([id])).filter(Boolean).length }))
    .filter(({ flows: count }) => count > 0)
    .toSorted((a, b) => b.flows - a.flows)
  const kinds = new Map(graph.components.map(({ id, kind }) => [id, kind]))
  return { graph, ways, arcs, kinds, figures, flows, singlePoints }
}

/** Computes the outcome of a trial on a board. Any board and any trial give an outcome, and no number in it is NaN. */
export function tryOut(
  { graph, ways, arcs, kinds, figures, flows }: WhatIfModel,
  trial: Trial,
): TrialOutcome {
  const [down, slow] = [new Set(trial.down), new Set(trial.slow)]
  const values = figureValues(figures, trial.edits)
  const loads = loadOf(arcs, kinds, values, trial)
  const times = hopTimes(values, loads, slow)
  const parts = graph.components.map(({ id, label }): PartOutcome => {
    const load = loads.parts.get(id) ?? { rate: null, use: null }
    const { use } = load
    // An almost zero load fills nothing, at any multiple.
    const fullAt = use === null || use < 1e-9 ? null : trial.times / use
    return {
      ...{ id, label, load, fullAt, isDown: down.has(id), isSlow: slow.has(id) },
      isFull: use !== null && use >= 1,
    }
  })
  const filling = parts
    .flatMap((part) => (part.fullAt === null ? [] : [{ ...part, fullAt: part.fullAt }]))
    .toSorted((a, b) => a.fullAt - b.fullAt)
  const longest = longestPaths(arcs, kinds, times, down)
  const paths = arcs.entries
    .filter((id) => kinds.get(id) === 'client' && !down.has(id))
    .map((from) => ({ from, path: longest(from) }))
    .filter(({ path }) => path.hops.length > 0)
  const first = filling[0]?.id ?? null
  return {
    ...{ figures: values.list, parts, filling, paths },
    flows: flowOutcomes(flows, ways, values, down),
    hot: hotPathOf({ first, flows, arcs, loads, paths }),
    cutOff: down.size === 0 ? [] : cutOffBy(down, arcs, ways),
  }
}

function cutOffBy(down: ReadonlySet<string>, { entries }: Arcs, ways: Ways): string[] {
  const before = new Set(entries.flatMap((id) => [...reached(ways, id)]))
  const after = new Set(entries.flatMap((id) => [...reached(ways, id, down)]))
  return [...before].filter((id) => !after.has(id) && !down.has(id))
}
