import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { element } from '@/tests/support/board/elements'
import { anyPatches } from '@/tests/support/board/patches'
import { BOARD_LIMITS } from '../board-limits'
import { type BoardDoc, decodeBoard, emptyBoard, encodeBoard } from '../doc'
import type { BoardElement } from '../element/element'
import { isOrderKey } from '../order/order-key'
import { encodePatches } from './codec'
import { applyEdit, decideEdit } from './decide-edit'
import type { Patch } from './patch'

/** Far faster than comparing arrays of millions of numbers one by one. */
const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** What a room does with an edit: decide, log, apply. */
function edit(doc: BoardDoc, ...patches: Patch[]): string[] {
  const { bytes, corrections } = decideEdit(doc, encodePatches(patches, doc.refs))
  return applyEdit(doc, bytes, corrections)
}

function add(doc: BoardDoc, ...elements: BoardElement[]): string[] {
  return edit(doc, ...elements.map((added): Patch => ({ kind: 'add', element: added })))
}

function refusal(doc: BoardDoc, ...patches: Patch[]): string {
  const before = encodeBoard(doc)
  try {
    edit(doc, ...patches)
    return 'accepted'
  } catch (error) {
    expect(sameBytes(encodeBoard(doc), before)).toBe(true)
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('[B1] an edit is accepted completely or not at all', () => {
  test('one bad patch refuses the good ones with it', () => {
    const doc = emptyBoard()
    add(doc, element('box', 'rectangle'))
    const code = refusal(
      doc,
      { kind: 'set', id: 'box', props: { x: 5 } },
      { kind: 'set', id: 'box', props: { link: 'javascript:alert(1)' } },
    )
    expect(code).toBe('board/bad-link')
  })

  test('deciding changes nothing, whatever the edit', () => {
    fc.assert(
      fc.property(anyPatches, anyPatches, (first, second) => {
        const doc = emptyBoard()
        refusal(doc, ...first)
        const bytes = encodePatches(second, doc.refs)
        const before = encodeBoard(doc)
        const copy = decodeBoard(before)
        try {
          const decided = decideEdit(doc, bytes)
          expect(sameBytes(encodeBoard(doc), before)).toBe(true)
          applyEdit(doc, decided.bytes, decided.corrections)
          applyEdit(copy, decided.bytes, decided.corrections)
          expect(encodeBoard(copy)).toEqual(encodeBoard(doc))
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          expect(sameBytes(encodeBoard(doc), before)).toBe(true)
        }
      }),
    )
  })

  test('stale patches are no reason to refuse', () => {
    const doc = emptyBoard()
    expect(edit(doc, { kind: 'set', id: 'gone', props: { x: 1 } }, { kind: 'delete', id: 'gone' })).toEqual(
      [],
    )
  })
})

describe('[B10] limits', () => {
  const text = (id: string, length: number, index: string) =>
    element(id, 'text', { index, text: 'x'.repeat(length), originalText: '' })

  test('an edit', () => {
    const doc = emptyBoard()
    expect(() => decideEdit(doc, new Uint8Array(BOARD_LIMITS.editBytes + 1))).toThrow(
      expect.objectContaining({ code: 'board/edit-too-large' }),
    )
  })

  test('an element, even if it only grows', () => {
    const doc = emptyBoard()
    expect(refusal(doc, { kind: 'add', element: text('a', BOARD_LIMITS.elementBytes, 'a1') })).toBe(
      'board/element-too-large',
    )
    const points = Array.from({ length: 5_000 }, (_, i) => [i, i] as const)
    add(doc, element('stroke', 'freedraw', { points, pressures: [] }))
    const append: Patch = { kind: 'append', id: 'stroke', base: 5_000, points, pressures: [] }
    expect(refusal(doc, append)).toBe('board/element-too-large')
  })

  test('elements on a board; a full board can still shrink', () => {
    const doc = emptyBoard()
    const many = Array.from({ length: BOARD_LIMITS.liveElements }, (_, i) => {
      return element(`e${i}`, 'rectangle', {
        index: `b${String(1_000 + i).slice(-3)}${1 + Math.floor(i / 1_000)}`,
      })
    })
    for (let at = 0; at < many.length; at += 500) add(doc, ...many.slice(at, at + 500))
    const more: Patch = { kind: 'add', element: element('one-more', 'rectangle', { index: 'b9999' }) }
    expect(refusal(doc, more)).toBe('board/too-many-elements')
    expect(refusal(doc, { kind: 'delete', id: 'e0' })).toBe('accepted')
    expect(refusal(doc, more)).toBe('accepted')
    expect(refusal(doc, { kind: 'restore', id: 'e0', props: {} })).toBe('board/too-many-elements')
  })

  test('elements that a board ever had, including those added and deleted within one edit', () => {
    const doc = emptyBoard()
    const passing = (id: string): Patch[] => [
      { kind: 'add', element: element(id, 'rectangle', { index: 'a0' }) },
      { kind: 'delete', id },
    ]
    for (let count = 0; count < BOARD_LIMITS.elementsEver; count += 1_000)
      edit(doc, ...Array.from({ length: 1_000 }, (_, i) => passing(`e${count + i}`)).flat())
    expect(refusal(doc, ...passing('one-more'))).toBe('board/worn-out')
    expect(refusal(doc, { kind: 'restore', id: 'e0', props: {} })).toBe('accepted')
  })

  test('bytes on a board', () => {
    const doc = emptyBoard()
    let code = 'accepted'
    for (let i = 0; code === 'accepted'; i++) {
      code = refusal(doc, { kind: 'add', element: text(`t${i}`, 120_000, `b${100 + i}1`) })
    }
    expect(code).toBe('board/too-large')
    expect(doc.liveBytes).toBeLessThanOrEqual(BOARD_LIMITS.boardBytes)
    expect(doc.liveBytes).toBeGreaterThan(BOARD_LIMITS.boardBytes - 121_000)
    expect(refusal(doc, { kind: 'set', id: 't0', props: { text: 'short' } })).toBe('accepted')
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https:example.org',
    ' https://example.org',
    'vbscript:x',
  ])('the link %s', (link) => {
    expect(refusal(emptyBoard(), { kind: 'add', element: element('a', 'rectangle', { link }) })).toBe(
      'board/bad-link',
    )
  })

  test.each(['https://example.org/a?b#c', 'http://localhost:3000', 'mailto:someone@example.org'])(
    'the link %s is accepted',
    (link) => {
      expect(refusal(emptyBoard(), { kind: 'add', element: element('a', 'rectangle', { link }) })).toBe(
        'accepted',
      )
    },
  )

  test.each<[string, Partial<BoardElement>]>([
    ['rectangle', { opacity: 101 }],
    ['rectangle', { strokeWidth: -1 }],
    ['rectangle', { roughness: 500 }],
    ['text', { fontSize: 0 }],
    ['text', { lineHeight: -1 }],
    ['arrow', { points: [[0, 0]] }],
    ['line', { points: [] }],
    ['freedraw', { points: [] }],
  ])('a %s with %o', (type, props) => {
    const bad = element('a', type as BoardElement['type'], props)
    expect(refusal(emptyBoard(), { kind: 'add', element: bad })).toBe('board/bad-value')
  })

  test('a field that the type does not have', () => {
    const doc = emptyBoard()
    add(doc, element('box', 'rectangle'))
    expect(refusal(doc, { kind: 'set', id: 'box', props: { text: 'x' } })).toBe('board/bad-value')
  })
})

describe('[B8] order keys', () => {
  const keyOf = (doc: BoardDoc, id: string) => doc.elements.get(id)?.index ?? ''

  test('two elements added at the same place: the later one is directly above', () => {
    const doc = emptyBoard()
    add(doc, element('low', 'rectangle', { index: 'a1' }), element('high', 'rectangle', { index: 'a2' }))
    add(doc, element('late', 'rectangle', { index: 'a1' }))
    expect(keyOf(doc, 'low')).toBe('a1')
    expect(keyOf(doc, 'late') > 'a1' && keyOf(doc, 'late') < 'a2').toBe(true)
  })

  test('repaired keys are jittered, so that two repairs in one gap differ', () => {
    const boards = ['one', 'two'].map((id) => {
      const doc = emptyBoard()
      add(doc, element('low', 'rectangle', { index: 'a1' }))
      add(doc, element(id, 'rectangle', { index: 'a1' }))
      return keyOf(doc, id)
    })
    expect(boards[0]).not.toBe(boards[1])
  })

  test('two elements can swap their keys in one edit', () => {
    const doc = emptyBoard()
    add(doc, element('a', 'rectangle', { index: 'a1' }), element('b', 'rectangle', { index: 'a2' }))
    edit(
      doc,
      { kind: 'set', id: 'a', props: { index: 'a2' } },
      { kind: 'set', id: 'b', props: { index: 'a1' } },
    )
    expect([keyOf(doc, 'a'), keyOf(doc, 'b')]).toEqual(['a2', 'a1'])
    expect([doc.keys.holder('a1'), doc.keys.holder('a2')]).toEqual(['b', 'a'])
  })

  test('deleted elements keep theirs', () => {
    const doc = emptyBoard()
    add(doc, element('a', 'rectangle', { index: 'a1' }))
    edit(doc, { kind: 'delete', id: 'a' })
    add(doc, element('b', 'rectangle', { index: 'a1' }))
    expect(keyOf(doc, 'b')).not.toBe('a1')
  })

  test('keys at the far ends are moved back, so that everybody can still insert next to them', () => {
    const doc = emptyBoard()
    add(doc, element('a', 'rectangle', { index: 'a1' }))
    add(doc, element('top', 'rectangle', { index: 'kzzzzzzzzzzzz' }))
    add(doc, element('bottom', 'rectangle', { index: 'P00000000000' }))
    const [bottom, middle, top] = [keyOf(doc, 'bottom'), keyOf(doc, 'a'), keyOf(doc, 'top')]
    expect(bottom < middle && middle < top).toBe(true)
    expect(bottom > 'Wzzzz' && top < 'd0000').toBe(true)
  })

  test('a thousand elements at one place end up unique, valid and short enough', () => {
    const doc = emptyBoard()
    add(doc, element('first', 'rectangle', { index: 'a1' }))
    for (let i = 0; i < 1_000; i++) add(doc, element(`e${i}`, 'rectangle', { index: 'a1' }))
    const keys = [...doc.elements.values()].map(({ index }) => index)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.every(isOrderKey)).toBe(true)
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(100)
  })
})

describe('[B9] text bound to a shape exists only with it', () => {
  const box = element('box', 'rectangle', { index: 'a1' })
  const label = element('label', 'text', {
    index: 'a2',
    containerId: 'box',
    text: 'API',
    originalText: 'API',
  })

  test('a shape is deleted while somebody else puts text in it: text first', () => {
    const doc = emptyBoard()
    add(doc, box)
    add(doc, label)
    edit(doc, { kind: 'delete', id: 'box' })
    expect(doc.elements.get('label')?.isDeleted).toBe(true)
  })

  test('a shape is deleted while somebody else puts text in it: deletion first', () => {
    const doc = emptyBoard()
    add(doc, box)
    edit(doc, { kind: 'delete', id: 'box' })
    add(doc, label)
    expect(doc.elements.get('label')?.isDeleted).toBe(true)
  })

  test('undoing restores both', () => {
    const doc = emptyBoard()
    add(doc, box, label)
    edit(doc, { kind: 'delete', id: 'box' }, { kind: 'delete', id: 'label' })
    edit(doc, { kind: 'restore', id: 'label', props: {} }, { kind: 'restore', id: 'box', props: {} })
    expect([...doc.elements.values()].map(({ isDeleted }) => isDeleted)).toEqual([false, false])
  })

  test('text removed from the shape in the same edit stays', () => {
    const doc = emptyBoard()
    add(doc, box, label)
    edit(
      doc,
      { kind: 'set', id: 'label', props: { containerId: null, x: 1, y: 1 } },
      { kind: 'delete', id: 'box' },
    )
    expect(doc.elements.get('label')?.isDeleted).toBe(false)
  })
})
