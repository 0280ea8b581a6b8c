import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
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
import { type BoardDoc, emptyBoard, encodeBoard } from './doc'
import { hash } from './merge/hash'
import { isOrderKey, keyBetween } from './order/order-key'
import { applyPatches } from './patch/apply-patches'
import { encodePatches } from './patch/codec'
import { applyEdit, decideEdit } from './patch/decide-edit'
import type { Patch } from './patch/patch'
import { WORK_LIMIT } from './work'

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

describe('[B16] an edit that names one element again and again', () => {
  const repeats: Record<string, Run> = {
    'one value for it': { kind: SET_SAME, refs: again(0, 2), field: TEXT, value: LONG },
    'values of its own each time': { kind: SET, refs: again(0, 2), field: TEXT, value: 'x' },
    'its deletion': { kind: DELETE, refs: again(0, 2) },
    'points that are none': { kind: APPEND, refs: [1], base: 9_000 },
  }

  test.each(Object.entries(repeats))('%s: is refused when new', (_, run) => {
    expect(codeOf(smallBoard(), editOf([run]))).toBe('board/malformed')
  })

  test('is applied from the log with its original effect, in a time proportional to its bytes', () => {
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
    // What the code from before this rule made of the same log.
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

  test('a long text assigned to many', () => {
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

/** Ids that get the same key in one gap with the current way of making keys. */
const COLLIDING = collidingIds(
  40,
  (salt) => (salt % 62) + 100 * ((salt >>> 6) % 62) + 10_000 * ((salt >>> 12) % 61),
)
/** The same for keys that are made from 18 bits. */
const COLLIDING_BITS = collidingIds(40, (salt) => salt & 0x3ffff)

describe('[B16] order keys that collide', () => {
  test('collide here', () => {
    const keys = COLLIDING.map((id) => keyBetween('a1', 'a2', hash(id)))
    expect(new Set(keys).size).toBe(1)
  })

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

  test.each([
    ['what spreads them', COLLIDING],
    ['many bits of it', COLLIDING_BITS],
  ])('take a few steps each, even if their elements share %s', (_, ids) => {
    vi.mocked(generateKeyBetween).mockClear()
    among(ids, () => 'a1')
    expect(vi.mocked(generateKeyBetween).mock.calls.length).toBeLessThanOrEqual(ids.length * 5)
  })

  test('take no more if others ask for exactly the keys that they would get', () => {
    const [salt = ''] = COLLIDING
    const next = (number: number) => keyBetween('a1', 'd0000', hash(salt), number)
    vi.mocked(generateKeyBetween).mockClear()
    const claimed = Array.from({ length: 200 }, (_, i) => next(i))
    among([...claimed.map((_, i) => `claim-${i}`), ...COLLIDING], (_, place) => claimed[place] ?? 'a1')
    expect(vi.mocked(generateKeyBetween).mock.calls.length).toBeLessThanOrEqual(
      200 * 2 + (200 + COLLIDING.length) * 5,
    )
  })

  test('are within the gap that they are made for, whatever its ends', () => {
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

describe('[B16] merging texts that several people typed', () => {
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
