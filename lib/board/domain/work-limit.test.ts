import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import { element } from '@/tests/support/board/elements'
import {
  APPEND,
  again,
  DELETE,
  editOf,
  type Run,
  SET,
  SET_SAME,
  TEXT,
} from '@/tests/support/board/hostile-edits'
import { decodeBoard, emptyBoard, encodeBoard } from './doc'
import { applyPatches } from './patch/apply-patches'
import { encodePatches } from './patch/codec'
import { applyEdit, decideEdit } from './patch/decide-edit'
import type { Patch } from './patch/patch'
import { TOO_MUCH_WORK, WORK_LIMIT } from './work'

const POINTS = Array.from({ length: 40 }, (_, i) => [i, -i] as const)

/** Texts, strokes and boxes up to the limits of a board: `live` of them, and as many deleted. */
function fullBoard(live: number): Uint8Array {
  const doc = emptyBoard()
  const kinds = ['text', 'freedraw', 'rectangle'] as const
  for (let at = 0; at < 2 * live; at += 500) {
    const places = Array.from({ length: 500 }, (_, i) => at + i)
    const index = (i: number) =>
      `b${String(1_000 + (i % 1_000)).slice(-3)}${'123456789ABCDEFG'[Math.floor(i / 1_000)]}`
    const text = 'x'.repeat(400)
    applyPatches(
      doc,
      places.map((i): Patch => {
        const kind = kinds[i % 3] ?? 'text'
        const props =
          kind === 'text' ? { text, originalText: text } : kind === 'freedraw' ? { points: POINTS } : {}
        return { kind: 'add', element: element(`e${i}`, kind, { index: index(i), ...props }) }
      }),
    )
    if (at >= live)
      applyPatches(
        doc,
        places.map((i): Patch => ({ kind: 'delete', id: `e${i}` })),
      )
  }
  return encodeBoard(doc)
}

describe('[B16] any edit', () => {
  const LIVE = 3_500
  const board = fullBoard(LIVE)
  // Deciding never changes a board, so one board serves all decisions.
  const full = decodeBoard(board)

  const ref = fc.nat(2 * LIVE - 1)
  const span = fc.tuple(ref, fc.nat(2_000)).map(([from, count]) => {
    return Array.from({ length: Math.min(count, 2 * LIVE - from) + 1 }, (_, i) =>
      Math.min(from + i, 2 * LIVE - 1),
    )
  })
  const distinct = span.map((refs) => [...new Set(refs)])
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.nat(60_000).map((length) => 'y'.repeat(length)),
  )
  const run: fc.Arbitrary<Run> = fc.oneof(
    fc.record({ kind: fc.constantFrom(SET, SET_SAME, DELETE), refs: distinct }),
    fc.record({
      kind: fc.constant(SET_SAME),
      refs: distinct.map((refs) => refs.filter((i) => i % 3 === 0)),
      field: fc.constant(TEXT),
      value,
    }),
    fc.record({
      kind: fc.constantFrom(SET_SAME, DELETE, SET),
      refs: fc.tuple(ref, fc.integer({ min: 1, max: 20_000 })).map(([one, times]) => again(one, times)),
    }),
    fc.record({
      kind: fc.constant(APPEND),
      refs: fc.tuple(ref, fc.nat(3)).map(([one, times]) => again(one, times + 1)),
      base: fc.nat(60),
    }),
  )
  const runs = fc.array(run, { maxLength: 12 }).map((list) => list.filter(({ refs }) => refs.length > 0))

  test('takes a bounded number of steps to decide and to apply, and has the same effect everywhere', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(runs, (list) => {
        const bytes = editOf(list)
        fc.pre(bytes.length <= 200_000)
        const deciding = new Work(WORK_LIMIT, TOO_MUCH_WORK)
        try {
          const { corrections } = decideEdit(full, bytes, deciding)
          expect(deciding.done).toBeLessThanOrEqual(WORK_LIMIT)
          const [live, browser] = [decodeBoard(board), decodeBoard(board)]
          decideEdit(live, bytes)
          const applying = new Work()
          applyEdit(live, bytes, corrections)
          applyEdit(browser, bytes.slice(), corrections, applying)
          expect(applying.done).toBeLessThanOrEqual(WORK_LIMIT)
          expect(Buffer.compare(encodeBoard(live), encodeBoard(browser))).toBe(0)
          seen.add('accepted')
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          seen.add(error.code)
        }
      }),
      { numRuns: 60 },
    )
    expect([...seen]).toEqual(expect.arrayContaining(['accepted', 'board/malformed']))
  })

  test('that would take longer is refused with its reason, and changes nothing', () => {
    const doc = decodeBoard(board)
    const many = Array.from({ length: 30_000 }, (_, i): Run => ({ kind: SET, refs: [i % LIVE] }))
    expect(() => decideEdit(doc, editOf(many))).toThrow(
      expect.objectContaining({
        code: 'board/too-much-work',
      }),
    )
    expect(Buffer.compare(encodeBoard(doc), board)).toBe(0)
  })

  test('by a person is far below: all elements of a full board moved, coloured, deleted or restored at once', () => {
    const ids = Array.from({ length: LIVE }, (_, i) => `e${i}`)
    const edits = {
      moved: ids.map((id, i): Patch => ({ kind: 'set', id, props: { x: i, y: -i } })),
      coloured: ids.map((id): Patch => ({ kind: 'set', id, props: { strokeColor: '#e03131' } })),
      deleted: ids.map((id): Patch => ({ kind: 'delete', id })),
      restored: ids.map((_, i): Patch => ({ kind: 'restore', id: `e${LIVE + i}`, props: { x: i } })),
    }
    for (const [what, patches] of Object.entries(edits)) {
      const work = new Work()
      try {
        decideEdit(full, encodePatches(patches, full.refs), work)
      } catch (error) {
        expect(error, what).toMatchObject({ code: 'board/too-many-elements' })
      }
      expect(work.done, what).toBeLessThan(WORK_LIMIT * 0.75)
    }
  })
})
