import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { NOTHING_TRIED, toggledDown } from '@/lib/board/graph/what-if/trial'
import { tryOut, whatIfModel } from '@/lib/board/graph/what-if/try-out'

const shape = (id: string, [x, y, width, height]: number[], text = id) => [
  { id, type: 'rectangle', x, y, width, height, groupIds: [] },
  { id: `${id} name`, type: 'text', text, containerId: id, x, y, width: 80, height: 20, groupIds: [] },
]
const arrow = (from: string, to: string, [x, y, dx, dy]: number[]) => ({
  ...{ id: `${from} ${to}`, type: 'arrow', x, y, groupIds: [], endArrowhead: 'arrow' },
  points: [
    [0, 0],
    [dx, dy],
  ],
  startBinding: { elementId: from },
  endBinding: { elementId: to },
})

/** A gateway that reaches one service in each of two zones. */
const BOARD = [
  ...shape('app', [-300, 130, 120, 60], 'Web app'),
  ...shape('gate', [-100, 130, 120, 60], 'Gateway'),
  ...['a', 'b'].flatMap((zone, index) => [
    {
      id: `zone-${zone}`,
      type: 'frame',
      name: `Zone ${zone}`,
      x: 100,
      y: index * 300,
      width: 500,
      height: 200,
      groupIds: [],
    },
    ...shape(`service-${zone}`, [140, index * 300 + 60, 140, 60], `Order service ${zone}`),
    ...shape(`db-${zone}`, [420, index * 300 + 60, 140, 60], `Orders DB ${zone}`),
    arrow(`service-${zone}`, `db-${zone}`, [282, index * 300 + 90, 136, 0]),
    arrow('gate', `service-${zone}`, [22, 150, 116, index * 300 - 60]),
  ]),
  arrow('app', 'gate', [-178, 160, 76, 0]),
]

test('[WI11] a zone goes down with all of its parts, comes back with them, and takes what was slow along', () => {
  const graph = readBoard(BOARD)
  const [first, second] = graph.groups.toSorted((one, other) => one.label.localeCompare(other.label))
  expect([first?.label, first?.members.length, second?.members.length]).toEqual(['Zone a', 2, 2])
  const members = first?.members ?? []
  const model = whatIfModel(graph, null)
  const stopped = (trial: typeof NOTHING_TRIED) =>
    tryOut(model, trial).flows.flatMap(({ flow, stops }) => (stops ? [flow.to] : []))

  // One of its parts is down already: it stays down.
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
