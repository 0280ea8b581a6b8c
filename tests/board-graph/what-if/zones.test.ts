import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { NOTHING_TRIED, toggledDown } from '@/lib/board/graph/what-if/trial'
import { tryOut, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { TWO_ZONES } from '../two-zones'

test('[WI11] a zone goes down with all of its components, and comes back with them, including slow ones', () => {
  const graph = readBoard(TWO_ZONES)
  const [first, second] = graph.groups.toSorted((one, other) => one.label.localeCompare(other.label))
  expect([first?.label, first?.members.length, second?.members.length]).toEqual(['Zone a', 2, 2])
  const members = first?.members ?? []
  const model = whatIfModel(graph, null)
  const stopped = (trial: typeof NOTHING_TRIED) =>
    tryOut(model, trial).flows.flatMap(({ flow, stops }) => (stops ? [flow.to] : []))

  // One of its components is already down: it stays down.
  const before = { ...NOTHING_TRIED, down: members.slice(0, 1), slow: members.slice(1) }
  const down = toggledDown(before, members)
  expect(down.down.toSorted()).toEqual(members.toSorted())
  expect(down.slow).toEqual([])
  expect(stopped(down)).toEqual(['db-a'])
  expect(stopped(toggledDown(down, second?.members ?? [])).toSorted()).toEqual(['db-a', 'db-b'])

  const back = toggledDown(down, members)
  expect(back).toEqual(NOTHING_TRIED)
  expect(stopped(back)).toEqual([])
})
