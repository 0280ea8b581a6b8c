import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { element } from '@/tests/support/board/elements'
import {
  APPEND,
  again,
  collidingIds,
  DELETE,
  editOf,
  type Run,
  SET,
  SET_SAME,
  TEXT,
} from '@/tests/support/board/hostile-edits'
import { Work } from '../work'
import { applyPatches } from './apply-patches'
import { encodePatches } from './codec'
import { applyEdit, decideEdit } from './decide-edit'
import { type BoardDoc, decodeBoard, emptyBoard, encodeBoard } from './doc'
import { hash } from './hash'
import { isOrderKey, keyBetween } from './order-key'
import type { Patch } from './patch'
import { TOO_MUCH_WORK, WORK_LIMIT } from './work'

vi.mock('fractional-indexing', async (original) => {
  const module = await original<typeof import('fractional-indexing')>()
  return { ...module, generateKeyBetween: vi.fn(module.generateKeyBetween) }
})

const POINTS = Array.from({ length: 9_000 }, (_, i) => [i, -i] as const)
const LONG = 'again '.repeat(1_500)

/** A text, a stroke and a box, with references 0, 1 and 2. */
function smallBoard(): BoardDoc {
  const doc = emptyBoard()
  applyPatches(doc, [
    { kind: 'add', element: element('text', 'text', { index: 'a1', text: 'x', originalText: 'x' }) },
    { kind: 'add', element: element('stroke', 'freedraw', { index: 'a2', points: POINTS, pressures: [] }) },
    { kind: 'add', element: element('box', 'rectangle', { index: 'a3' }) },
  ])
  return doc
}

function codeOf(doc: BoardDoc, bytes: Uint8Array): string {
  try {
    decideEdit(doc, bytes)
    return 'accepted'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('[B16] what names one element again and again', () => {
  const repeats: Record<string, Run> = {
    'one value for it': { kind: SET_SAME, refs: again(0, 2), field: TEXT, value: LONG },
    'values of its own each time': { kind: SET, refs: again(0, 2), field: TEXT, value: 'x' },
    'its deletion': { kind: DELETE, refs: again(0, 2) },
    'points that are none': { kind: APPEND, refs: [1], base: 9_000 },
  }

  test.each(Object.entries(repeats))('%s: is refused when new', (_, run) => {
    expect(codeOf(smallBoard(), editOf([run]))).toBe('board/malformed')
  })

  test('is applied from the log to what it always meant, in the time that its bytes take', () => {
    const doc = emptyBoard()
    const first: Patch[] = [
      {
        kind: 'add',
        element: element('text', 'text', { index: 'a1', text: 'x'.repeat(9_000), originalText: 'x' }),
      },
      { kind: 'add', element: element('stroke', 'freedraw', { index: 'a2', points: POINTS, pressures: [] }) },
      { kind: 'add', element: element('box', 'rectangle', { index: 'a3' }) },
    ]
    const log = [
      encodePatches(first, doc.refs),
      editOf([{ kind: SET_SAME, refs: again(0, 2_000), field: TEXT, value: LONG }]),
      editOf(again(1, 5_000).map((ref) => ({ kind: APPEND, refs: [ref], base: 9_000 }))),
      editOf(again(1, 2).map((ref) => ({ kind: APPEND, refs: [ref], base: 4_000 }))),
      editOf([{ kind: SET_SAME, refs: again(2, 1_000) }]),
      editOf([{ kind: DELETE, refs: again(2, 1_000) }]),
      editOf([{ kind: SET_SAME, refs: again(0, 3), field: TEXT, value: '' }]),
    ]
    for (const bytes of log) {
      const work = new Work()
      applyEdit(doc, bytes, null, work)
      expect(work.done).toBeLessThan(WORK_LIMIT / 2)
    }
    // What the code of before this rule made of the same log.
    expect(createHash('sha256').update(encodeBoard(doc)).digest('hex')).toBe(
      'b968c98ed82531fe8e5ec1e286bb12e484977672de24e2c8924cdda11352676b',
    )
  })
})

describe('[B16] an element is copied and measured once, however often it is named', () => {
  const counted = (patches: readonly Patch[]) => {
    const work = new Work()
    applyPatches(smallBoard(), patches, work)
    return work.done
  }

  test('a stroke that grows point by point', () => {
    const grow = (times: number) =>
      Array.from({ length: times }, (_, i): Patch => {
        return { kind: 'append', id: 'stroke', base: 9_000 + i, points: [[i, i]], pressures: [] }
      })
    expect(counted(grow(1_000)) - counted(grow(1))).toBeLessThan(1_000 * 40)
  })

  test('a long text given to many', () => {
    const text = 'x'.repeat(100_000)
    const doc = emptyBoard()
    const ids = Array.from({ length: 1_000 }, (_, i) => `t${i}`)
    applyPatches(
      doc,
      ids.map((id): Patch => ({ kind: 'add', element: element(id, 'text') })),
    )
    const work = new Work()
    applyPatches(
      doc,
      ids.map((id): Patch => ({ kind: 'set', id, props: { text } })),
      work,
    )
    expect(work.done).toBeLessThan(1_000 * 300 + text.length)
  })
})

const COLLIDING = collidingIds(60)

describe('[B16] order keys that collide', () => {
  const among = (ids: readonly string[], index: (id: string, place: number) => string): BoardDoc => {
    const doc = emptyBoard()
    applyPatches(doc, [{ kind: 'add', element: element('low', 'rectangle', { index: 'a1' }) }])
    const adds = ids.map((id, place): Patch => {
      return { kind: 'add', element: element(id, 'rectangle', { index: index(id, place) }) }
    })
    const { bytes, corrections } = decideEdit(doc, encodePatches(adds, doc.refs))
    applyEdit(doc, bytes, corrections)
    const keys = [...doc.elements.values()].map((one) => one.index)
    expect(new Set(keys).size).toBe(ids.length + 1)
    expect(keys.every(isOrderKey)).toBe(true)
    return doc
  }

  test('cost a few steps each, also where their elements share what spreads them', () => {
    vi.mocked(generateKeyBetween).mockClear()
    among(COLLIDING, () => 'a1')
    expect(vi.mocked(generateKeyBetween).mock.calls.length).toBeLessThanOrEqual(COLLIDING.length * 5)
  })

  test('cost no more where others ask for the very keys that they would get', () => {
    const [salt = ''] = COLLIDING
    const next = (number: number) => keyBetween('a1', 'd0000', hash(salt), number)
    vi.mocked(generateKeyBetween).mockClear()
    const claimed = Array.from({ length: 200 }, (_, i) => next(i))
    among([...claimed.map((_, i) => `claim-${i}`), ...COLLIDING], (_, place) => claimed[place] ?? 'a1')
    expect(vi.mocked(generateKeyBetween).mock.calls.length).toBeLessThanOrEqual(
      200 * 2 + (200 + COLLIDING.length) * 5,
    )
  })

  test('lie in the gap that they are made for, whatever its ends', () => {
    const key = fc.stringMatching(/^a[0-9A-Za-z]([0-9A-Za-z]{0,4}[1-9A-Za-z])?$/)
    fc.assert(
      fc.property(key, key, fc.nat(0xffff_ffff), fc.nat(200_000), (a, b, salt, number) => {
        fc.pre(a !== b)
        const [below, above] = a < b ? [a, b] : [b, a]
        const made = keyBetween(below, above, salt, number)
        expect(made > below && made < above && isOrderKey(made)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

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
          kind === 'text'
            ? { text, originalText: text }
            : kind === 'freedraw'
              ? { points: POINTS.slice(0, 40) }
              : {}
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
  // Boards are never changed by deciding, so one serves all decisions.
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

  test('costs a bounded number of steps to decide and to apply, and means the same to everybody', () => {
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
    expect(codeOf(doc, editOf(many))).toBe('board/too-much-work')
    expect(Buffer.compare(encodeBoard(doc), board)).toBe(0)
  })

  test('of a person is far below: all that a board may hold moved, coloured, deleted or brought back at once', () => {
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

describe('[B16] merging what several typed', () => {
  const texts = (base: string, theirs: string) => {
    const doc = emptyBoard()
    const ids = Array.from({ length: 100 }, (_, i) => `t${i}`)
    for (const originalText of [base, theirs]) {
      applyPatches(
        doc,
        ids.map((id): Patch => ({ kind: 'add', element: element(id, 'text') })),
      )
      applyPatches(
        doc,
        ids.map((id): Patch => ({ kind: 'set', id, props: { originalText } })),
      )
    }
    return doc
  }

  test('a hundred long texts at once stay within the budget', () => {
    const [base, theirs] = ['x'.repeat(400), 'y'.repeat(400)]
    const doc = texts(base, theirs)
    const patches = [...doc.elements.keys()].map((id): Patch => {
      return { kind: 'write', id, base: hash(base), props: { originalText: `${base}!` } }
    })
    const work = new Work()
    const { corrections } = decideEdit(doc, encodePatches(patches, doc.refs), work)
    expect(corrections).not.toBeNull()
    expect(work.done).toBeLessThan(WORK_LIMIT)
  })

  test('a text written again and again is merged once', () => {
    const doc = texts('one', 'two')
    const patches = again(0, 3_000).map((): Patch => {
      return { kind: 'write', id: 't0', base: 1, props: { originalText: 'three' } }
    })
    applyPatches(doc, [{ kind: 'set', id: 't0', props: { originalText: 'z'.repeat(60_000) } }])
    const work = new Work()
    decideEdit(doc, encodePatches(patches, doc.refs), work)
    expect(work.done).toBeLessThan(WORK_LIMIT / 2)
  })
})
