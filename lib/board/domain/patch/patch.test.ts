import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { element } from '@/tests/support/board/elements'
import { anyPatches } from '@/tests/support/board/patches'
import { emptyBoard, encodeBoard } from '../doc'
import type { BoardElement } from '../element/element'
import { applyPatches } from './apply-patches'
import { coalesce } from './coalesce'
import type { Patch } from './patch'

const box = element('box', 'rectangle', { x: 10 })
const stroke = element('stroke', 'freedraw', { index: 'a1', points: [[0, 0]], pressures: [] })

function boardAfter(...patches: Patch[]): Map<string, BoardElement> {
  const doc = emptyBoard()
  applyPatches(doc, [{ kind: 'add', element: box }, { kind: 'add', element: stroke }, ...patches])
  return doc.elements
}

describe('[B2] what a patch does', () => {
  test('set replaces only what it names', () => {
    expect(boardAfter({ kind: 'set', id: 'box', props: { y: 5 } }).get('box')).toEqual({ ...box, y: 5 })
  })

  test('append continues a stroke', () => {
    const grown = boardAfter({ kind: 'append', id: 'stroke', base: 1, points: [[3, 4]], pressures: [] }).get(
      'stroke',
    )
    expect(grown?.points).toEqual([
      [0, 0],
      [3, 4],
    ])
  })

  test('append does nothing if points before it are missing', () => {
    const patch: Patch = { kind: 'append', id: 'stroke', base: 7, points: [[3, 4]], pressures: [] }
    expect(boardAfter(patch).get('stroke')).toEqual(stroke)
  })

  test('the first add of an id wins', () => {
    expect(boardAfter({ kind: 'add', element: { ...box, x: 99 } }).get('box')?.x).toBe(10)
  })

  test('elements are replaced, never mutated', () => {
    const doc = emptyBoard()
    applyPatches(doc, [{ kind: 'add', element: box }])
    const before = doc.elements.get('box')
    applyPatches(doc, [{ kind: 'set', id: 'box', props: { x: 1 } }])
    expect(before?.x).toBe(10)
    expect(doc.elements.get('box')).not.toBe(before)
  })

  test('the ids of changed elements are returned once each', () => {
    const doc = emptyBoard()
    applyPatches(doc, [{ kind: 'add', element: box }])
    const changed = applyPatches(doc, [
      { kind: 'set', id: 'box', props: { x: 1 } },
      { kind: 'set', id: 'nobody', props: { x: 1 } },
      { kind: 'set', id: 'box', props: { y: 1 } },
    ])
    expect(changed).toEqual(['box'])
  })
})

describe('[B3] a deletion wins', () => {
  const remove: Patch = { kind: 'delete', id: 'box' }

  test('over what is set later', () => {
    const found = boardAfter(remove, { kind: 'set', id: 'box', props: { x: 50 } }).get('box')
    expect(found).toEqual({ ...box, x: 50, isDeleted: true })
  })

  test('over an add that is repeated', () => {
    expect(boardAfter(remove, { kind: 'add', element: box }).get('box')?.isDeleted).toBe(true)
  })

  test('until somebody restores the element', () => {
    const found = boardAfter(remove, { kind: 'restore', id: 'box', props: { x: 50 } }).get('box')
    expect(found).toEqual({ ...box, x: 50 })
  })
})

test('[B4] applying twice gives the same result as once', () => {
  fc.assert(
    fc.property(anyPatches, anyPatches, (first, patches) => {
      const once = emptyBoard()
      applyPatches(once, first)
      applyPatches(once, patches)
      const twice = emptyBoard()
      applyPatches(twice, first)
      for (const patch of patches) {
        applyPatches(twice, [patch])
        applyPatches(twice, [patch])
      }
      expect([...twice.elements]).toEqual([...once.elements])
    }),
  )
})

test('[B4] the same patches in the same order give the same bytes', () => {
  fc.assert(
    fc.property(fc.array(anyPatches, { maxLength: 4 }), (lists) => {
      const [a, b] = [emptyBoard(), emptyBoard()]
      for (const patches of lists) applyPatches(a, patches)
      for (const patches of lists) applyPatches(b, patches)
      expect(encodeBoard(a)).toEqual(encodeBoard(b))
    }),
  )
})

describe('[B20] unsent patches are merged', () => {
  const merged = (...patches: Patch[]) => {
    const list: Patch[] = []
    for (const patch of patches) coalesce(list, patch)
    return list
  }

  test('without changing their effect', () => {
    fc.assert(
      fc.property(anyPatches, anyPatches, (first, patches) => {
        const [plain, short] = [emptyBoard(), emptyBoard()]
        for (const list of [first, patches]) applyPatches(plain, list)
        for (const list of [first, merged(...patches)]) applyPatches(short, list)
        expect(new Map(short.elements)).toEqual(new Map(plain.elements))
      }),
    )
  })

  test('a drag becomes one set', () => {
    const moves = [1, 2, 3].map((x): Patch => ({ kind: 'set', id: 'box', props: { x } }))
    expect(merged(...moves)).toEqual([{ kind: 'set', id: 'box', props: { x: 3 } }])
  })

  test('a stroke becomes one add', () => {
    const [only, ...others] = merged(
      { kind: 'add', element: stroke },
      { kind: 'append', id: 'stroke', base: 1, points: [[1, 1]], pressures: [] },
      { kind: 'append', id: 'stroke', base: 2, points: [[2, 2]], pressures: [] },
    )
    expect(others).toEqual([])
    expect(only?.kind === 'add' && only.element.points).toHaveLength(3)
  })

  test('a deletion is kept, so that it can be undone', () => {
    expect(merged({ kind: 'add', element: box }, { kind: 'delete', id: 'box' })).toHaveLength(2)
  })
})
