import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { element, liveRectangle } from '@/tests/support/board/elements'
import { anyPatches } from '@/tests/support/board/patches'
import { Random } from '@/tests/support/board/random'
import { diffElement } from '../element/diff-element'
import { RefTable } from '../fields/refs'
import { decodePatches, encodePatches } from './codec'
import type { Patch } from './patch'
import { patchId } from './patch'

const refs = new RefTable(Array.from({ length: 200 }, (_, i) => `known-${i}`))

/** Keeps one of several deletions of an element in a row: a repetition has no effect. */
function deletedOnce(patches: readonly Patch[]): Patch[] {
  let run = new Set<string>()
  return patches.filter((patch) => {
    if (patch.kind !== 'delete') {
      run = new Set()
      return true
    }
    const isNew = !run.has(patch.id)
    run.add(patch.id)
    return isNew
  })
}

/** Sets of different elements may come back in a different order; those of one element may not. */
function perElement(patches: readonly Patch[]): Map<string, Patch[]> {
  const groups = new Map<string, Patch[]>()
  for (const patch of patches) groups.set(patchId(patch), [...(groups.get(patchId(patch)) ?? []), patch])
  return groups
}

function decodeOrCode(bytes: Uint8Array): string {
  try {
    decodePatches(bytes, refs)
    return 'read'
  } catch (error) {
    return error instanceof AppError ? error.code : `threw ${String(error)}`
  }
}

const gone: Patch = { kind: 'delete', id: 'known-150' }

test('[B4] decoding returns what was encoded', () => {
  fc.assert(
    fc.property(anyPatches, (patches) => {
      const read = decodePatches(encodePatches(patches, refs), refs)
      expect(perElement(read)).toEqual(perElement(deletedOnce(patches)))
    }),
    // In this one an element was deleted twice in a row.
    { numRuns: 400, examples: [[[gone, gone]]] },
  )
})

test('[B4] an element that is deleted twice in a row is written once, but each time if something is in between', () => {
  const moved: Patch = { kind: 'set', id: 'known-1', props: { x: 3 } }
  const read = decodePatches(encodePatches([gone, gone, moved, gone], refs), refs)
  expect(read).toEqual([gone, moved, gone])
})

test('[B4] a longer table of references gives the same result', () => {
  const longer = new RefTable([...refs.ids, 'later'])
  const patches: Patch[] = [{ kind: 'set', id: 'known-150', props: { x: 3, frameId: 'later' } }]
  expect(decodePatches(encodePatches(patches, refs), longer)).toEqual(patches)
})

describe('[B11] anything else is board/malformed', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(['read', 'board/malformed']).toContain(decodeOrCode(bytes))
        expect(['read', 'board/malformed']).toContain(decodeOrCode(Uint8Array.of(1, ...bytes)))
      }),
      { numRuns: 3_000 },
    )
  })

  test('cut short', () => {
    fc.assert(
      fc.property(anyPatches, (patches) => {
        const bytes = encodePatches(patches, refs)
        for (let end = 0; end < bytes.length; end += 1 + (bytes.length >> 6)) {
          expect(['read', 'board/malformed']).toContain(decodeOrCode(bytes.subarray(0, end)))
        }
      }),
      { numRuns: 100 },
    )
  })

  test('with a bit flipped', () => {
    const random = new Random(11)
    fc.assert(
      fc.property(anyPatches, (patches) => {
        const bytes = encodePatches(patches, refs)
        for (let i = 0; i < 40; i++) {
          const flipped = bytes.slice()
          const at = random.below(flipped.length)
          flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
          expect(['read', 'board/malformed']).toContain(decodeOrCode(flipped))
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a reference that was never assigned', () => {
    const bytes = encodePatches([{ kind: 'delete', id: 'known-150' }], refs)
    expect(() => decodePatches(bytes, new RefTable(['known-0']))).toThrow(
      expect.objectContaining({ code: 'board/malformed' }),
    )
  })

  test('a short message cannot claim a long list', () => {
    expect(decodeOrCode(Uint8Array.of(1, 255, 255, 255, 255, 127))).toBe('board/malformed')
  })
})

describe('[B12] bytes on the wire', () => {
  const size = (...patches: Patch[]) => encodePatches(patches, refs).length

  test('dragging a shape', () => {
    expect(size({ kind: 'set', id: 'known-150', props: { x: 1234.56, y: -987.65 } })).toBeLessThanOrEqual(14)
  })

  test('dragging a shape with an arrow bound to it', () => {
    const points = [[0, 0] as const, [412.33, -200.51] as const]
    const bytes = size(
      { kind: 'set', id: 'known-150', props: { x: 1234.56, y: -987.65 } },
      { kind: 'set', id: 'known-151', props: { x: 1334.56, y: -987.65, points } },
    )
    expect(bytes).toBeLessThanOrEqual(40)
  })

  test('33 ms of freehand', () => {
    const points = [[512.25, 310.5] as const, [516.75, 311.25] as const, [522.5, 311.75] as const]
    const bytes = size({ kind: 'append', id: 'known-150', base: 200, points, pressures: [] })
    expect(bytes).toBeLessThanOrEqual(25)
  })

  test('33 ms of freehand with a pen', () => {
    const points = [[512.25, 310.5] as const, [516.75, 311.25] as const, [522.5, 311.75] as const]
    const bytes = size({ kind: 'append', id: 'known-150', base: 200, points, pressures: [0.2, 0.4, 0.6] })
    expect(bytes).toBeLessThanOrEqual(25)
  })

  test('a key typed into a wrapped label', () => {
    const text = 'Availability\ncache\n(Redis)'
    const props = { text, originalText: 'Availability cache (Redis)', width: 121.43, height: 75 }
    expect(size({ kind: 'set', id: 'known-150', props })).toBeLessThanOrEqual(50)
  })

  test('a new shape', () => {
    expect(size(...diffElement(undefined, liveRectangle()))).toBeLessThanOrEqual(60)
  })

  test('moving 150 elements takes less than 12 bytes each', () => {
    const moves = Array.from({ length: 150 }, (_, i): Patch => {
      return { kind: 'set', id: `known-${i}`, props: { x: 3000.25 + i * 7.5, y: -2000 - i } }
    })
    expect(size(...moves) / 150).toBeLessThan(12)
  })

  test('the same change to 150 elements takes less than 3 bytes each', () => {
    const colors = Array.from({ length: 150 }, (_, i): Patch => {
      return { kind: 'set', id: `known-${i}`, props: { strokeColor: '#e03131' } }
    })
    expect(size(...colors) / 150).toBeLessThan(3)
  })

  test('an element added in the same edit is referred to by its index', () => {
    const box = element('HqPVSRZ7P_sICNjX6ISwg', 'rectangle')
    const label = element('Zxy-label_0123456789A', 'text', {
      containerId: box.id,
      text: 'API',
      originalText: 'API',
    })
    const together = size({ kind: 'add', element: box }, { kind: 'add', element: label })
    const apart = size({ kind: 'add', element: box }) + size({ kind: 'add', element: label })
    expect(apart - together).toBeGreaterThanOrEqual(17)
  })
})
