import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCollisions } from '@/lib/content/domain/diagram/find-collisions'
import { layOutGraph } from '@/lib/content/domain/diagram/lay-out-graph'
import { parseCase } from '../parse-case'
import type { Graph } from '../schema/graph-schema'
import { type ReferenceElement, referenceBoard } from './reference-board'

const graphs = readdirSync('content/cases')
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const parsed = parseCase(readFileSync(`content/cases/${name}`, 'utf8'))
    return parsed.ok ? [{ name, graph: parsed.case.guide.graph }] : []
  })

describe.each(graphs)('$name', ({ graph }) => {
  const placed = layOutGraph(graph)
  const board = referenceBoard(placed)
  const byId = new Map(board.map((element) => [element.id, element]))

  test('is drawn without overlaps and without arrows through boxes', () => {
    expect(findCollisions(placed)).toEqual([])
  })

  test('has every box, every arrow and their texts exactly once', () => {
    const arrows = graph.edges.length + graph.optionalEdges.length
    expect(byId.size).toBe(board.length)
    expect(board.length).toBe(3 * graph.nodes.length + 2 * arrows)
  })

  test('has arrows that start and end on the border of their boxes, and texts inside', () => {
    for (const arrow of board.filter((element) => element.type === 'arrow')) {
      const points = arrow.points as [number, number][]
      expect(points.length % 2).toBe(1)
      const [from, to] = [arrow.startBinding, arrow.endBinding].map((binding) =>
        byId.get((binding as { elementId: string }).elementId),
      )
      expect(onBorder(arrow, points[0], from)).toBe(true)
      expect(onBorder(arrow, points.at(-1), to)).toBe(true)
    }
    for (const text of board.filter(({ id }) => id.startsWith('box-') && /-(name|kind)$/.test(id))) {
      const box = byId.get(text.id.replace(/-(name|kind)$/, ''))
      expect(box && text.x >= box.x && text.x + text.width <= box.x + box.width).toBe(true)
    }
  })

  test('is the same each time', () => {
    expect(referenceBoard(layOutGraph(structuredClone(graph)))).toEqual(board)
  })
})

function onBorder(
  arrow: ReferenceElement,
  point: [number, number] | undefined,
  box: ReferenceElement | undefined,
): boolean {
  if (!point || !box) return false
  const [x, y] = [arrow.x + point[0], arrow.y + point[1]]
  const near = (a: number, b: number) => Math.abs(a - b) <= 1.5
  const within = (value: number, from: number, size: number) =>
    value >= from - 1.5 && value <= from + size + 1.5
  return (
    ((near(y, box.y) || near(y, box.y + box.height)) && within(x, box.x, box.width)) ||
    ((near(x, box.x) || near(x, box.x + box.width)) && within(y, box.y, box.height))
  )
}

test('a collision is found when boxes are moved together', () => {
  const graph = graphs[0]?.graph as Graph
  const placed = layOutGraph(graph)
  const [first, second] = placed.nodes
  if (!first || !second) throw new Error('a graph has at least two nodes')
  const moved = { ...placed, nodes: placed.nodes.with(1, { ...second, x: first.x + 5, y: first.y + 5 }) }
  expect(findCollisions(moved).join('\n')).toContain(
    `"${first.node.label}" and "${second.node.label}" overlap`,
  )
})
