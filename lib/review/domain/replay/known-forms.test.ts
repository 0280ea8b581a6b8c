import { expect, test } from 'vitest'
import type { ScenePart } from '@/lib/board/domain/scene'
import { element } from '@/tests/support/board/elements'
import { KnownForms } from './known-forms'

const part = (id: string, x: number): ScenePart => ({
  element: element(id, 'rectangle', { x }),
  place: null,
  bound: [],
})

test('[RP5] forms off the screen take no more than the limit, and the least recently shown are dropped first', () => {
  const forms = new KnownForms(1_000)
  const added = Array.from({ length: 20 }, (_, at) => forms.add(part(`box ${at}`, 0), 100))
  forms.show(part('box 0', 0))
  const onScreen = added.at(5)?.number ?? 0
  const gone = forms.trim(new Set([onScreen]))
  expect(gone).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11])
  expect(forms.show(part('box 0', 0))?.number).toBe(1)
  expect(forms.show(part('box 5', 0))?.number).toBe(onScreen)
  expect(forms.show(part('box 1', 0))).toBeUndefined()
})

test('[RP5] the latest eight forms of an element are kept, and each is found by its looks', () => {
  const forms = new KnownForms()
  for (let x = 0; x < 30; x++) forms.add(part('box', x), 1)
  expect(forms.trim(new Set())).toHaveLength(22)
  expect(forms.show(part('box', 21))).toBeUndefined()
  expect(forms.show(part('box', 22))?.number).toBe(23)
  expect(forms.show(part('box', 29))?.number).toBe(30)
})
