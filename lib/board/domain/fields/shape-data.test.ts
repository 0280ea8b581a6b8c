import { expect, test } from 'vitest'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { liveRectangle } from '@/tests/support/board/elements'
import { cleanElement } from '../element/clean-element'
import { diffElement } from '../element/diff-element'
import { decodePatches, encodePatches } from '../patch/codec'
import { BoardReader, RefTable } from './refs'
import { shapeData } from './shape-data'

test.each(COMPONENT_KINDS)('[B17] a shape states that it is a %s, also over the wire', (kind) => {
  const element = cleanElement(liveRectangle({ customData: { kind } }))
  expect(element.customData).toEqual({ kind })
  const bytes = encodePatches([{ kind: 'add', element }], new RefTable())
  expect(decodePatches(bytes, new RefTable())).toEqual([{ kind: 'add', element }])
})

test.each([
  { generationData: { html: '<b>' } },
  { kind: 'spaceship' },
  { kind: { toString: 'cache' } },
  'cache',
  7,
])('[B17] anything that is not a kind is left out: %j', (customData) => {
  expect(cleanElement(liveRectangle({ customData })).customData).toBeNull()
})

test('[B17] data beside a kind is left out, and is not a change by itself', () => {
  const held = cleanElement(liveRectangle({ customData: { kind: 'cache', html: '<b>' } }))
  expect(held.customData).toEqual({ kind: 'cache' })
  expect(diffElement(held, liveRectangle({ customData: { kind: 'cache', html: '<i>' } }))).toEqual([])
  expect(diffElement(held, liveRectangle({ customData: { kind: 'queue' } }))).toEqual([
    { kind: 'set', id: held.id, props: { customData: { kind: 'queue' } } },
  ])
  expect(diffElement(held, liveRectangle())).toEqual([
    { kind: 'set', id: held.id, props: { customData: null } },
  ])
})

test('[B17] texts, arrows and frames state no kind', () => {
  const text = cleanElement({ id: 'words', type: 'text', index: 'a0', customData: { kind: 'cache' } })
  expect(text).not.toHaveProperty('customData')
})

test('[B17] an index on the wire that no kind has is refused', () => {
  const read = (place: number) => shapeData.read(new BoardReader(Uint8Array.of(place), new RefTable()))
  expect(read(COMPONENT_KINDS.length)).toEqual({ kind: COMPONENT_KINDS.at(-1) })
  expect(() => read(COMPONENT_KINDS.length + 1)).toThrow('board/bad-value')
})
