import { describe, expect, test } from 'vitest'
import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { element } from '@/tests/support/board/elements'
import { outlineText } from '@/tests/support/board/outline-text'
import { OutlinedRoom } from '@/tests/support/board/outlined'
import { outlineOf } from '../outline'
import { arrangeParts } from './arrange-parts'
import { deleteConnection, deletePart, drawnTogether } from './delete-part'
import { labelConnection } from './label-connection'
import { nameToEdit, renamePart } from './rename-part'
import { canStateKind, setKind } from './set-kind'
import { swapParts } from './swap-parts'
import { doneEdit, reversed, undoEdit } from './undo'

const text = (room: OutlinedRoom) => outlineText(outlineOf(room.board))
const order = (room: OutlinedRoom) => outlineOf(room.board).parts.map(({ part }) => part.label)
const drawn = () =>
  new OutlinedRoom().draw('App -> Api gateway: HTTPS', 'gateway -> Users service', 'gateway -> Links cache')

describe('[BO4] a part', () => {
  test('is renamed, and gets the kind that the new name tells', () => {
    const room = drawn()
    room.edit((sketch) => renamePart(sketch, room.part('Users service'), 'Users database'))
    expect(room.part('Users database').kind).toBe('relational db')
    expect(room.board.graph.edges).toHaveLength(3)
  })

  test('keeps a kind that somebody chose when it is renamed', () => {
    const room = drawn()
    room.edit((sketch) => setKind(sketch, room.part('Users service'), 'queue'))
    room.edit((sketch) => renamePart(sketch, room.part('Users service'), 'Users database'))
    expect(room.part('Users database').kind).toBe('queue')
  })

  test('grows if its new name does not fit', () => {
    const room = drawn()
    const { x, width = 0 } = room.shape('App')
    room.edit((sketch) => renamePart(sketch, room.part('App'), 'Guestapplications everywhere'))
    const after = room.shape('Guestapplications everywhere')
    expect(after.width).toBeGreaterThan(width)
    expect(after.x + (after.width ?? 0) / 2).toBeCloseTo(x + width / 2, 0)
  })

  test('keeps its other texts when its name is only some of them', () => {
    const room = new OutlinedRoom().draw('App -> Api gateway')
    const { x, y, height = 0 } = room.shape('Api gateway')
    room.send([
      {
        kind: 'add',
        element: element('below', 'text', {
          x: x + 20,
          y: y + height - 22,
          width: 80,
          height: 20,
          text: '2 nodes',
          originalText: '2 nodes',
          index: 'b0z',
        }),
      },
    ])
    const part = room.part('Api gateway 2 nodes')
    expect(nameToEdit(room.elements, part)).toBe('Api gateway')
    room.edit((sketch) => renamePart(sketch, part, 'Edge gateway'))
    expect(room.board.graph.components.map(({ label }) => label)).toContain('Edge gateway 2 nodes')
  })

  test('written without a shape gets its kind from its name alone', () => {
    const room = new OutlinedRoom().draw('App -> Api gateway')
    const words = element('words', 'text', {
      x: 600,
      y: 400,
      width: 120,
      height: 25,
      text: 'Kafka',
      originalText: 'Kafka',
      index: 'b0z',
    })
    const { x, y, width = 0, height = 0 } = room.shape('Api gateway')
    room.send([
      { kind: 'add', element: words },
      {
        kind: 'add',
        element: element('to-words', 'arrow', {
          ...{ x: x + width, y: y + height, index: 'b0zz', endArrowhead: 'arrow' },
          points: [
            [0, 0],
            [590 - x - width, 410 - y - height],
          ],
          startBinding: { elementId: room.part('Api gateway').id, focus: 0, gap: 4 },
        }),
      },
    ])
    const part = room.part('Kafka')
    expect(canStateKind(room.elements, part)).toBe(false)
    expect(canStateKind(room.elements, room.part('App'))).toBe(true)
    room.edit((sketch) => renamePart(sketch, part, 'Redis'))
    expect(room.part('Redis').kind).toBe('cache')
  })

  test('gets the colour of its new kind, unless somebody coloured it', () => {
    const room = drawn()
    room.send([{ kind: 'set', id: room.part('App').id, props: { backgroundColor: '#123456' } }])
    for (const name of ['App', 'Links cache'])
      room.edit((sketch) => setKind(sketch, room.part(name), 'external system'))
    expect(room.shape('App').backgroundColor).toBe('#123456')
    expect(room.shape('Links cache')).toMatchObject({ backgroundColor: '#e9ecef', strokeStyle: 'dashed' })
  })

  test('is deleted with its arrows and their labels, and nothing else', () => {
    const room = drawn()
    room.edit((sketch, board) => deletePart(sketch, board, room.part('App').id))
    expect(text(room)).toMatchInlineSnapshot(`
      "3 parts, 2 connections
      Api gateway, api gateway, 2 out
        uses Links cache
        calls Users service
      Links cache, cache, 1 in
      Users service, service, 1 in"
    `)
    expect(room.board.graph.unread).toEqual([])
    expect([...room.elements.values()].filter(({ isDeleted }) => isDeleted)).toHaveLength(4)
  })
})

describe('[BO5] a connection', () => {
  const edgeTo = (room: OutlinedRoom, label: string) => {
    const edge = room.board.graph.edges.find(({ to }) => to === room.part(label).id)
    if (!edge) throw new Error(`Nothing leads to ${label}`)
    return edge
  }

  test('can be labelled, relabelled and unlabelled', () => {
    const room = drawn()
    for (const label of ['RPC', 'gRPC, 2 calls', '']) {
      room.edit((sketch) => labelConnection(sketch, edgeTo(room, 'Users service'), label))
      expect(edgeTo(room, 'Users service').label).toBe(label)
    }
  })

  test('is deleted alone', () => {
    const room = drawn()
    room.edit((sketch) => deleteConnection(sketch, edgeTo(room, 'Api gateway')))
    expect(room.board.graph.edges).toHaveLength(2)
    expect(room.board.graph.components).toHaveLength(4)
  })

  test('to a group represents several, which are deleted with it', () => {
    const room = drawn()
    const [users, links] = [room.shape('Users service'), room.shape('Links cache')]
    const [left, top] = [Math.min(users.x, links.x) - 30, Math.min(users.y, links.y) - 40]
    const right = Math.max(users.x + (users.width ?? 0), links.x + (links.width ?? 0)) + 30
    const bottom = Math.max(users.y + (users.height ?? 0), links.y + (links.height ?? 0)) + 40
    room.send([
      {
        kind: 'add',
        element: element('zone', 'frame', {
          x: left,
          y: top,
          width: right - left,
          height: bottom - top,
          name: 'Zone A',
          index: 'b0z',
        }),
      },
      {
        kind: 'add',
        element: element('to-zone', 'arrow', {
          ...{ x: left + 20, y: bottom + 200, index: 'b0zz', endArrowhead: 'arrow' },
          points: [
            [0, 0],
            [0, -196],
          ],
          endBinding: { elementId: 'zone', focus: 0, gap: 4 },
        }),
      },
      ...[
        element('ops', 'rectangle', {
          x: left - 40,
          y: bottom + 204,
          width: 160,
          height: 70,
          index: 'b0zzz',
        }),
        element('ops-text', 'text', {
          text: 'Prometheus',
          originalText: 'Prometheus',
          width: 90,
          height: 25,
          containerId: 'ops',
          index: 'b0zzzz',
        }),
      ].map((added) => ({ kind: 'add', element: added }) as const),
    ])
    const toZone = room.board.graph.edges.filter(({ from }) => from === room.part('Prometheus').id)
    expect(toZone).toHaveLength(2)
    const [edge] = toZone
    if (!edge) throw new Error('Nothing leads to the group')
    expect(drawnTogether(room.board, edge)).toHaveLength(2)
    expect(text(room)).toContain('in Zone A')
    room.edit((sketch) => deleteConnection(sketch, edge))
    expect(room.board.graph.edges).toHaveLength(3)
  })
})

describe('[BO6] moved in reading order', () => {
  test('two parts are swapped, the others stay, and all connections are kept', () => {
    const room = drawn()
    const before = order(room)
    const edges = room.board.graph.edges.map(({ label, from, to }) => [label, from, to])
    for (let at = 0; at + 1 < before.length; at++) {
      const names = order(room)
      const [a, b] = [names[at] ?? '', names[at + 1] ?? '']
      room.edit((sketch, board) => {
        expect(swapParts(sketch, board, room.part(a), room.part(b))).toBeNull()
      })
      expect(order(room)).toEqual(names.with(at, b).with(at + 1, a))
      expect(room.board.graph.edges.map(({ label, from, to }) => [label, from, to])).toEqual(edges)
    }
    expect(order(room)).toEqual([...before.slice(1), before[0]])
  })

  test('parts in different groups stay where they are', () => {
    const room = drawn()
    const { x, y, width = 0, height = 0 } = room.shape('App')
    const frame = element('zone', 'frame', {
      x: x - 20,
      y: y - 20,
      width: width + 40,
      height: height + 40,
      name: 'Zone',
      index: 'b0z',
    })
    room.send([{ kind: 'add', element: frame }])
    const patches = room.edit((sketch, board) => {
      expect(swapParts(sketch, board, room.part('App'), room.part('Api gateway'))).toBe('other-group')
    })
    expect(patches).toEqual([])
  })
})

describe('[BO3] laid out again', () => {
  const lines = Array.from(
    { length: 12 },
    (_, place) => `Part${place} service -> Part${(place * 5 + 4) % 13} service: step ${place}`,
  )

  test('a board looks like a reference board of its graph: nothing overlaps, no arrow crosses a part', () => {
    const room = new OutlinedRoom().draw(...lines)
    const before = new Set(text(room).split('\n'))
    room.edit((sketch, board) => {
      expect(arrangeParts(sketch, board)).toBeNull()
    })
    expect(new Set(text(room).split('\n'))).toEqual(before)
    const shapes = room.board.graph.components.map(
      ({ id }) => room.elements.get(id) ?? element(id, 'rectangle'),
    )
    const crossings = [...room.elements.values()].flatMap((arrow) =>
      shapes.filter(
        ({ id }) =>
          arrow.type === 'arrow' &&
          id !== arrow.startBinding?.elementId &&
          id !== arrow.endBinding?.elementId &&
          crosses(
            arrow,
            shapes.find((one) => one.id === id),
          ),
      ),
    )
    expect(crossings).toEqual([])
    const touching = shapes.flatMap((a, place) => shapes.slice(place + 1).filter((b) => overlaps(a, b)))
    expect(touching).toEqual([])
  })

  test('a board with groups, or with too many parts, stays as it is', () => {
    const room = drawn()
    const frame = element('zone', 'frame', {
      x: -400,
      y: -400,
      width: 2_000,
      height: 2_000,
      name: 'Zone',
      index: 'b0z',
    })
    room.send([{ kind: 'add', element: frame }])
    expect(room.edit((sketch, board) => expect(arrangeParts(sketch, board)).toBe('groups'))).toEqual([])
    const large = new OutlinedRoom()
    for (let place = 0; place < 31; place++) large.draw(`Part${place} worker`)
    expect(large.edit((sketch, board) => expect(arrangeParts(sketch, board)).toBe('too-much'))).toEqual([])
    expect(
      new OutlinedRoom().edit((sketch, board) => expect(arrangeParts(sketch, board)).toBe('nothing')),
    ).toEqual([])
  })
})

function overlaps(a: BoardElement, b: BoardElement): boolean {
  const [one, other] = [boxOf(a), boxOf(b)]
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** Whether an arrow passes through a shape, checked every few pixels. */
function crosses(arrow: BoardElement, shape: BoardElement | undefined): boolean {
  const { points = [] } = arrow
  if (!shape) return false
  const { x, y, width, height } = boxOf(shape)
  return points.some(([toX, toY], place) => {
    const [fromX, fromY] = points[place - 1] ?? [toX, toY]
    return Array.from({ length: 51 }, (_, step) => step / 50).some((share) => {
      const at = [arrow.x + fromX + (toX - fromX) * share - x, arrow.y + fromY + (toY - fromY) * share - y]
      return (at[0] ?? 0) > 1 && (at[0] ?? 0) < width - 1 && (at[1] ?? 0) > 1 && (at[1] ?? 0) < height - 1
    })
  })
}

describe('[BO7] undo', () => {
  /** An edit, with functions that undo and redo it. */
  function done(room: OutlinedRoom, change: Parameters<OutlinedRoom['edit']>[0]) {
    const before = new Map(room.elements)
    const edit = doneEdit(room.edit(change), before, new Map(room.elements))
    return {
      undo: () => room.send(undoEdit(edit, room.elements)),
      redo: () => room.send(undoEdit(reversed(edit), room.elements)),
    }
  }

  test.each<[string, (room: OutlinedRoom) => Parameters<OutlinedRoom['edit']>[0]]>([
    [
      'a new name',
      (room) => (sketch) => renamePart(sketch, room.part('App'), 'A much longer name than before'),
    ],
    ['another kind', (room) => (sketch) => setKind(sketch, room.part('App'), 'queue')],
    ['a deleted part', (room) => (sketch, board) => deletePart(sketch, board, room.part('Api gateway').id)],
    [
      'two moved parts',
      (room) => (sketch, board) => void swapParts(sketch, board, room.part('App'), room.part('Api gateway')),
    ],
    [
      'a label',
      () => (sketch, board) => {
        for (const edge of board.graph.edges) labelConnection(sketch, edge, 'x')
      },
    ],
  ])('reverts %s, and a redo applies it again', (_, change) => {
    const room = drawn()
    const live = () =>
      [...room.elements.values()]
        .filter(({ isDeleted }) => !isDeleted)
        .map(({ index: _index, ...rest }) => rest)
    const before = live()
    const { undo, redo } = done(room, change(room))
    const after = live()
    expect(after).not.toEqual(before)
    undo()
    expect(live()).toEqual(before)
    redo()
    expect(live()).toEqual(after)
  })

  test('keeps what somebody else has changed since', () => {
    const room = drawn()
    const { id } = room.part('App')
    const { undo } = done(
      room,
      (sketch, board) => void swapParts(sketch, board, room.part('App'), room.part('Api gateway')),
    )
    const gateway = room.shape('Api gateway')
    room.send([{ kind: 'set', id, props: { x: 1_000, y: 1_000 } }])
    undo()
    expect(room.elements.get(id)).toMatchObject({ x: 1_000, y: 1_000 })
    expect(room.shape('Api gateway').x).not.toBe(gateway.x)
  })

  test('restores nothing that somebody else has deleted', () => {
    const room = drawn()
    const { id } = room.part('App')
    const { undo } = done(room, (sketch) => renamePart(sketch, room.part('App'), 'Client'))
    room.send([{ kind: 'delete', id }])
    undo()
    expect(room.elements.get(id)?.isDeleted).toBe(true)
    expect(room.board.graph.components.map(({ label }) => label)).not.toContain('App')
  })
})
