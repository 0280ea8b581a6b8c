import { expect, test } from 'vitest'
import type { Pointer } from '@/lib/grading/domain/grade'
import { type PointerTargets, pointerValue } from '../pointer-words'
import { matchingChoices, pointerChoices, typedPointer } from './pointer-choices'

const targets: PointerTargets = {
  elapsed: 45 * 60_000,
  moments: [
    { elapsed: 792_000, text: 'Hint: name three actions' },
    { elapsed: 792_000, text: 'Functional requirements begins' },
  ],
  notes: [],
  parts: [
    { id: 'payment', label: 'Payment provider' },
    { id: 'payment', label: 'Payment provider' },
  ],
}

const labels = (value: Pointer | null, search: string) =>
  pointerChoices(value, search, targets).flatMap(({ items }) => items)

test('a typed time within the round can be chosen, but not one after its end', () => {
  expect(labels(null, '12:50')).toContainEqual({
    value: '{"kind":"moment","elapsed":770000}',
    label: '12:50',
  })
  expect(labels(null, '45:01').map(({ label }) => label)).not.toContain('45:01')
})

test('no value is listed twice, whatever is typed or chosen', () => {
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

test('the current choice keeps its label when the field searches for it, or the two would update each other endlessly', () => {
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

test('a typed time is found, however the list formats it', () => {
  for (const [typed, elapsed] of [
    ['3:08', 188_000],
    ['03:08', 188_000],
    ['0:44:00', 2_640_000],
  ] as const) {
    expect(typedPointer(typed, targets)).toEqual({ kind: 'moment', elapsed })
    const found = matchingChoices(pointerChoices(null, typed, targets), typed, targets)
    const values = found.flatMap((option) =>
      'group' in option ? option.items.map(({ value }) => value) : [],
    )
    expect(values[0]).toBe(JSON.stringify({ kind: 'moment', elapsed }))
  }
  expect(typedPointer('45:01', targets)).toBeNull()
  expect(matchingChoices(pointerChoices(null, 'no such thing', targets), 'no such thing', targets)).toEqual(
    [],
  )
})
