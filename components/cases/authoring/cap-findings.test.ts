import { expect, test } from 'vitest'
import type { Finding, Severity } from '@/lib/content/domain/finding'
import { capFindings, MOST_FINDINGS } from './cap-findings'

const some = (severity: Severity, count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => ({
    line: index + 1,
    message: `${severity} ${index}`,
    severity,
  }))

test('the fifty most severe are shown, with the number of the others', () => {
  const { groups, more } = capFindings([
    ...some('warning', 20),
    ...some('standard', 40),
    ...some('error', 30),
  ])
  expect(groups.map(([severity, group]) => [severity, group.length])).toEqual([
    ['error', 30],
    ['standard', MOST_FINDINGS - 30],
  ])
  expect(more).toBe(40)
})

test('a small number is shown completely', () => {
  expect(capFindings(some('warning', 2))).toEqual({ groups: [['warning', some('warning', 2)]], more: 0 })
})
