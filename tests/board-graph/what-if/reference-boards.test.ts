import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { NOTHING_TRIED } from '@/lib/board/graph/what-if/trial'
import { tryOut, type WhatIfModel, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { REFERENCES } from '../reference-boards'

// The board of each shipped case, read back, with the flows in its guide.
const BOARDS = REFERENCES.map(({ name, graph, flows, mainFlow, board }) => ({
  ...{ name, flows, mainFlow, board: readBoard(board) },
  design: { ...graph, flows: flows.map((flow) => ({ ...flow, isMain: flow.name === mainFlow })) },
  labels: new Map(graph.nodes.map(({ id, label }) => [id, label])),
}))

const labelIn = (model: WhatIfModel) => {
  const labels = new Map(model.graph.components.map(({ id, label }) => [id, label]))
  return (id: string) => labels.get(id) ?? id
}

test('there are boards to check', () => {
  expect(BOARDS.length).toBeGreaterThanOrEqual(40)
})

test.each(BOARDS)(
  '[WI5] $name: without a component exactly the flows that use it stop',
  ({ board, design, flows, labels }) => {
    const model = whatIfModel(board, design)
    expect(model.flows.map(({ notDrawn }) => notDrawn)).toEqual(flows.map(() => []))
    for (const part of model.graph.components) {
      const outcome = tryOut(model, { ...NOTHING_TRIED, down: [part.id] })
      const stopped = outcome.flows.filter(({ stops }) => stops).map(({ flow }) => flow.name)
      const using = flows.filter(({ hops }) =>
        hops.some(({ from, to }) => [from, to].some((id) => labels.get(id) === part.label)),
      )
      expect([part.label, stopped]).toEqual([part.label, using.map(({ name }) => name.replaceAll('-', ' '))])
    }
  },
)

test.each(BOARDS)(
  '[WI5] $name: on the drawing alone a flow stops when no path is left to its end',
  ({ board }) => {
    const model = whatIfModel(board, null)
    const label = labelIn(model)
    for (const part of model.graph.components) {
      const outcome = tryOut(model, { ...NOTHING_TRIED, down: [part.id] })
      for (const { flow, stops } of outcome.flows) {
        const isLeft = hasWay(model, flow.from, flow.to, part.id)
        expect([label(part.id), flow.name, stops === null]).toEqual([label(part.id), flow.name, isLeft])
      }
    }
  },
)

test.each(BOARDS)(
  '[WI7] $name: the hot path is the one named in the guide',
  ({ board, design, flows, mainFlow, labels }) => {
    const model = whatIfModel(board, design)
    const hops = flows.find(({ name }) => name === mainFlow)?.hops ?? []
    const named = [...new Set(hops.flatMap(({ from, to }) => [labels.get(from), labels.get(to)]))]
    const { hot } = tryOut(model, NOTHING_TRIED)
    expect(hot?.name).toBe(mainFlow.replaceAll('-', ' '))
    expect(hot?.parts.map(labelIn(model))).toEqual(named)
  },
)

/** Tries every path, step by step, independently of the product's code. */
function hasWay({ graph }: WhatIfModel, from: string, to: string, without: string): boolean {
  if (from === without || to === without) return false
  const seen = new Set<string>()
  const walk = (at: string): boolean => {
    if (at === to) return true
    if (at === without || seen.has(at)) return false
    seen.add(at)
    return graph.edges.some((edge) => {
      if (edge.from === at && walk(edge.to)) return true
      return edge.heads !== 'one' && edge.to === at && walk(edge.from)
    })
  }
  return walk(from)
}
