import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { yamlTooDeep } from './yaml-depth'

const problemsOf = (yaml: string) => {
  const parsed = parseCase(`---\n${yaml}\n---\n`)
  return parsed.ok ? [] : parsed.problems
}

test.each([
  ['maps', '{a: '.repeat(47_000)],
  ['lists', '['.repeat(190_000)],
  ['closed lists', `a: ${'['.repeat(90_000)}${']'.repeat(90_000)}`],
  ['lists on one line', `a:\n  ${'- '.repeat(90_000)}`],
  ['keys on one line', '? '.repeat(90_000)],
  ['indented keys', Array.from({ length: 600 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
])('[TX10] nested %s are rejected before the parser, which would crash the process', (_, yaml) => {
  expect(problemsOf(yaml)).toEqual([
    { line: expect.any(Number), message: 'the front matter is nested too deep here; take it apart' },
  ])
})

test('[TX10] the line is that of the first bracket beyond the limit; brackets in texts do not count', () => {
  expect(yamlTooDeep(`a: 1\nb: [\n${'['.repeat(20)}`)?.line).toBe(3)
  expect(
    yamlTooDeep(`a: "${'['.repeat(100)}"\nb: from [0 ${'[ '.repeat(100)}\nc: |\n${' '.repeat(200)}x`),
  ).toBeNull()
})

test('[TX10] no shipped case comes near the limit', () => {
  for (const name of readdirSync('content/cases'))
    expect(parseCase(readFileSync(`content/cases/${name}`, 'utf8')).ok).toBe(true)
})
