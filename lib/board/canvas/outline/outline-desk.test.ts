import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyBoard } from '@/lib/board/domain/doc'
import { drawLine } from '@/lib/board/graph/outline/line/draw-line'
import { planLine } from '@/lib/board/graph/outline/line/plan-line'
import { element } from '@/tests/support/board/elements'
import { Replica } from '../replica/replica'
import { newElementId } from './new-element-id'
import type { OutlineChannel } from './outline-channel'
import { OutlineDesk } from './outline-desk'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A room's connection to a board without a canvas; `onCanvas` is what a look at the canvas would find. */
function room(canEdit = true) {
  const replica = new Replica(emptyBoard())
  const watchers = new Set<() => void>()
  const onCanvas: string[] = []
  const drawBox = (name: string) => {
    const id = `box-${name}`
    replica.edit([
      { kind: 'add', element: element(id, 'rectangle', { width: 120, height: 60, index: 'a1' }) },
      {
        kind: 'add',
        element: element(`${id}-text`, 'text', {
          text: name,
          originalText: name,
          containerId: id,
          index: 'a2',
        }),
      },
    ])
    for (const notify of watchers) notify()
  }
  const channel: OutlineChannel = {
    replica,
    canEdit,
    inspect: () => {
      for (const name of onCanvas.splice(0)) drawBox(name)
    },
    edit: (patches) => {
      replica.edit(patches)
      for (const notify of watchers) notify()
    },
    watch: (listener) => {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    show: () => {},
  }
  const desk = new OutlineDesk(channel)
  const draw = (line: string) =>
    desk.edit((sketch, board) => {
      const plan = planLine(board.graph, line)
      if ('is' in plan) return null
      drawLine(sketch, board, plan)
      return line
    })
  return { desk, draw, drawBox, onCanvas, watchers, replica }
}

const labels = (desk: OutlineDesk) => desk.read().graph.components.map(({ label }) => label)

test('[BO9] the outline follows the drawing, once for all changes made at the same time', () => {
  const { desk, drawBox } = room()
  const follow = vi.fn()
  desk.subscribe(follow)
  follow.mockClear()
  drawBox('Redis')
  drawBox('Kafka')
  expect(labels(desk)).toEqual([])
  vi.advanceTimersByTime(100)
  expect(labels(desk).toSorted()).toEqual(['Kafka', 'Redis'])
  expect(follow).toHaveBeenCalledOnce()
})

test('[BO9] a board without an open outline is not read', () => {
  const { desk, drawBox, watchers } = room()
  const stop = desk.subscribe(() => {})
  expect(watchers.size).toBe(1)
  drawBox('Redis')
  stop()
  expect(watchers.size).toBe(0)
  vi.advanceTimersByTime(100)
  expect(labels(desk)).toEqual([])
  desk.subscribe(() => {})
  expect(labels(desk)).toEqual(['Redis'])
})

test('[BO9] an edit sees what is still only on the canvas', () => {
  const { desk, draw, onCanvas } = room()
  onCanvas.push('API gateway')
  draw('gateway -> Users service')
  expect(labels(desk)).toEqual(['API gateway', 'Users service'])
})

test('[BO9] members who may not draw change nothing', () => {
  const { desk, draw, replica } = room(false)
  expect(draw('App -> Api gateway')).toBeNull()
  expect(desk.undo()).toBeNull()
  expect(replica.pendingCount).toBe(0)
})

test('[BO7] edits are undone newest first and redone, and a new edit clears the redo stack', () => {
  const { desk, draw } = room()
  expect([desk.undo(), desk.redo()]).toEqual([null, null])
  draw('App -> Api gateway')
  draw('Api gateway -> Links cache')
  expect(desk.undoWords).toBe('Api gateway -> Links cache')
  expect(desk.undo()).toBe('Api gateway -> Links cache')
  expect(labels(desk)).toEqual(['App', 'Api gateway'])
  expect(desk.redo()).toBe('Api gateway -> Links cache')
  expect(labels(desk)).toEqual(['App', 'Api gateway', 'Links cache'])
  desk.undo()
  desk.undo()
  expect(labels(desk)).toEqual([])
  draw('Lone worker')
  expect([desk.redoWords, desk.redo()]).toEqual([null, null])
})

test('[BO7] an edit that changed nothing cannot be undone', () => {
  const { desk } = room()
  expect(desk.edit(() => 'looked around')).toBe('looked around')
  expect(desk.undoWords).toBeNull()
})

test('[B12] new ids are short on the wire, and differ', () => {
  const ids = Array.from({ length: 500 }, newElementId)
  expect(ids.every((id) => /^[\w-]{21}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(500)
})
