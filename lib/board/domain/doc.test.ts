import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { element } from '@/tests/support/board/elements'
import { anyElement, anyPatches } from '@/tests/support/board/patches'
import { Random } from '@/tests/support/board/random'
import { BOARD_LIMITS } from './board-limits'
import { type BoardDoc, decodeBoard, emptyBoard, encodeBoard } from './doc'
import { ELEMENT_TYPES } from './element/element'
import { bareSize, elementSize } from './fields/fields'
import { applyPatches } from './patch/apply-patches'
import type { Patch } from './patch/patch'

function boardOf(...lists: Patch[][]): BoardDoc {
  const doc = emptyBoard()
  for (const patches of lists) applyPatches(doc, patches)
  return doc
}

const anyBoard = fc.tuple(fc.array(anyElement, { maxLength: 12 }), anyPatches).map(([elements, patches]) =>
  boardOf(
    elements.map((added): Patch => ({ kind: 'add', element: added })),
    patches,
  ),
)

test('[B13] a snapshot restores the same board, byte for byte', () => {
  fc.assert(
    fc.property(anyBoard, (doc) => {
      const bytes = encodeBoard(doc)
      expect(encodeBoard(decodeBoard(bytes))).toEqual(bytes)
      expect([...decodeBoard(bytes).elements]).toEqual([...doc.elements])
    }),
  )
})

test('[B13] incremental counts equal counts from scratch', () => {
  fc.assert(
    fc.property(anyBoard, (doc) => {
      const live = [...doc.elements.values()].filter((one) => !one.isDeleted)
      expect(doc.liveCount).toBe(live.length)
      expect(doc.liveBytes).toBe(live.reduce((sum, one) => sum + elementSize(one), 0))
      const dead = [...doc.deleted].map((id) => doc.elements.get(id))
      expect(doc.deletedBytes).toBe(dead.reduce((sum, one) => sum + (one ? elementSize(one) : 0), 0))
      expect(doc.refs.ids).toEqual([...doc.elements.keys()])
    }),
  )
})

test('[B13] broken snapshots are board/malformed', () => {
  const random = new Random(5)
  const bytes = encodeBoard(
    boardOf([
      { kind: 'add', element: element('a', 'text', { text: 'Queue', originalText: 'Queue' }) },
      { kind: 'add', element: element('b', 'rectangle', { index: 'a1' }) },
      { kind: 'delete', id: 'b' },
    ]),
  )
  for (let i = 0; i < 2_000; i++) {
    const broken = bytes.slice(0, random.chance(0.5) ? random.below(bytes.length) : bytes.length)
    if (broken.length > 0) broken[random.below(broken.length)] = random.below(256)
    try {
      decodeBoard(broken)
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
    }
  }
})

test('[B14] the oldest deletions lose their content once the deleted elements are too large', () => {
  const doc = emptyBoard()
  const heavy = 'x'.repeat(BOARD_LIMITS.elementBytes / 2)
  const count = Math.ceil(BOARD_LIMITS.deletedBytes / heavy.length) + 5
  for (let i = 0; i < count; i++) {
    const id = `text-${i}`
    applyPatches(doc, [{ kind: 'add', element: element(id, 'text', { text: heavy, index: `b${i + 100}1` }) }])
    applyPatches(doc, [{ kind: 'delete', id }])
  }
  expect(doc.deletedBytes).toBeLessThanOrEqual(BOARD_LIMITS.deletedBytes)
  expect(doc.elements.get('text-0')).toEqual(element('text-0', 'text', { index: 'b1001', isDeleted: true }))
  expect(doc.elements.get(`text-${count - 1}`)?.text).toBe(heavy)
  const bytes = encodeBoard(doc)
  expect(Buffer.compare(encodeBoard(decodeBoard(bytes)), bytes)).toBe(0)
})

test('[B14] an element that has lost its content counts with its actual size', () => {
  for (const type of ELEMENT_TYPES) {
    const bare = element('a', type, { index: 'a1V', isDeleted: true })
    expect(bareSize(bare)).toBe(elementSize(bare))
  }
})

test('[B16] shapes that no longer contain text leave nothing behind', () => {
  const doc = boardOf([{ kind: 'add', element: element('t', 'text') }])
  for (let i = 0; i < 50; i++)
    applyPatches(doc, [{ kind: 'set', id: 't', props: { containerId: `gone-${i}` } }])
  expect([...doc.textsIn.keys()]).toEqual(['gone-49'])
})
