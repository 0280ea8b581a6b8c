import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { referenceBoard } from '@/lib/cases/domain/diagram/reference-board'
import { layOutGraph } from '@/lib/content/domain/diagram/lay-out-graph'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import { boardDifference } from './board-difference'

/** A board of boxes and calls, drawn and read. */
function board(nodes: [string, string, ComponentKind][], edges: [string, string][]) {
  return readBoard(
    referenceBoard(
      layOutGraph({
        nodes: nodes.map(([id, label, kind]) => ({ id, label, kinds: [kind], need: { kind: 'required' } })),
        edges: edges.map(([from, to]) => ({ from, to, waits: true, label: 'asks' })),
        optionalEdges: [],
      }),
    ),
  )
}

const FIRST = board(
  [
    ['a', 'Browser', 'client'],
    ['b', 'Link service', 'service'],
    ['c', 'Link store', 'relational db'],
    ['d', 'Fresh links', 'cache'],
  ],
  [
    ['a', 'b'],
    ['b', 'c'],
    ['b', 'd'],
  ],
)
const SECOND = board(
  [
    ['p', 'Browser', 'client'],
    ['q', 'Link service', 'service'],
    ['r', 'Postgres', 'relational db'],
    ['s', 'Visit log', 'stream'],
  ],
  [
    ['p', 'q'],
    ['q', 'r'],
    ['q', 's'],
    ['p', 'r'],
  ],
)

test('[CP3] parts are matched by name, or by kind if only one of a kind is left', () => {
  const { both, onlyFirst, onlySecond } = boardDifference(FIRST, SECOND)
  expect(
    both.map(({ first, second }) => [first, second].map((name) => name.split(' ').slice(0, 2).join(' '))),
  ).toEqual([
    ['Browser client', 'Browser client'].map(() => expect.stringContaining('Browser')),
    [expect.stringContaining('Link service'), expect.stringContaining('Link service')],
    [expect.stringContaining('Link store'), expect.stringContaining('Postgres')],
  ])
  expect(onlyFirst).toEqual([expect.stringContaining('Fresh links')])
  expect(onlySecond).toEqual([expect.stringContaining('Visit log')])
})

test('[CP3] common words alone do not match parts', () => {
  const app = board([['a', 'Guest app', 'client']], [])
  const store = board([['b', 'Bookings by guest', 'relational db']], [])
  expect(boardDifference(app, store).both).toEqual([])
})

test('[CP3] calls between common parts that only one board has are named', () => {
  expect(boardDifference(FIRST, SECOND)).toMatchObject({
    callsOnlyFirst: [],
    callsOnlySecond: [expect.stringMatching(/^Browser.* → Link store/)],
  })
  expect(boardDifference(SECOND, FIRST).callsOnlyFirst).toHaveLength(1)
})

test('[CP3] a board does not differ from itself, and an empty one has nothing in common', () => {
  expect(boardDifference(FIRST, FIRST)).toMatchObject({
    onlyFirst: [],
    onlySecond: [],
    callsOnlyFirst: [],
    callsOnlySecond: [],
  })
  const none = boardDifference(FIRST, readBoard([]))
  expect([none.both, none.onlyFirst.length]).toEqual([[], 4])
})
