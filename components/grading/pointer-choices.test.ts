import { expect, test } from 'vitest'
import type { Pointer } from '@/lib/grading/domain/grade'
import { pointerChoices } from './pointer-choices'
import { type PointerTargets, pointerValue } from './pointer-words'

const targets: PointerTargets = {
  elapsed: 45 * 60_000,
  moments: [
    { elapsed: 792_000, text: 'Hint: name three actions' },
    { elapsed: 792_000, text: 'Functional requirements begins' },
  ],
  parts: [
    { id: 'payment', label: 'Payment provider' },
    { id: 'payment', label: 'Payment provider' },
  ],
}

const labels = (value: Pointer | null, search: string) =>
  pointerChoices(value, search, targets).flatMap(({ items }) => items)

test('a typed time within the round can be chosen, one after its end cannot', () => {
  expect(labels(null, '12:50')).toContainEqual({
    value: '{"kind":"moment","elapsed":770000}',
    label: '12:50',
  })
  expect(labels(null, '45:01').map(({ label }) => label)).not.toContain('45:01')
})

test('no value stands twice, whatever is typed or chosen', () => {
  const chosen: Pointer[] = [
    { kind: 'moment', elapsed: 770_000 },
    { kind: 'moment', elapsed: 792_000 },
    { kind: 'field', field: 'summary' },
    { kind: 'elements', ids: ['payment', 'gone'] },
  ]
  for (const value of [null, ...chosen]) {
    for (const search of ['', '12:50', '13:12', 'Pay']) {
      const values = labels(value, search).map((entry) => entry.value)
      expect(new Set(values).size).toBe(values.length)
    }
  }
})

test('what is chosen keeps its label when the field searches for it, or the two would chase each other', () => {
  const chosen: Pointer[] = [
    { kind: 'moment', elapsed: 770_000 },
    { kind: 'moment', elapsed: 792_000 },
    { kind: 'elements', ids: ['payment'] },
    { kind: 'elements', ids: ['payment', 'gone'] },
  ]
  for (const value of chosen) {
    const labelWith = (search: string) =>
      labels(value, search).find((entry) => entry.value === pointerValue(value))?.label
    const label = labelWith('')
    expect(label).toBeTruthy()
    expect(labelWith(label ?? '')).toBe(label)
  }
})
