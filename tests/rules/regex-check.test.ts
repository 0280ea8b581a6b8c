import { expect, test } from 'vitest'
import { regexProblems, withoutLookaround } from '@/scripts/regex-check.mjs'

const messages = (source: string) =>
  regexProblems('a.ts', source).problems.map(({ line, message }) => `${line}: ${message}`)

test('[TX9] planted expressions that take more than linear time are found', () => {
  expect(messages('const a = 1\nconst b = /^(a+)+$/')).toEqual(['2: /^(a+)+$/ takes exponential time'])
  expect(messages('const b = /\\s+$/')).toEqual(['1: /\\s+$/ takes 2nd degree polynomial time'])
  expect(messages("text.replace(/^(\\d+)*x$/u, '')")).toEqual([expect.stringContaining('exponential')])
  // The former regex for quantities: its look-ahead hides it from the checker.
  expect(messages('const b = /^(?:\\d[\\d,]*)?\\d+(?:k(?![a-z]))?$/')).toEqual([
    expect.stringContaining('2nd degree polynomial time'),
  ])
  expect(messages('const b = new RegExp(name)')).toEqual([
    expect.stringContaining('put together as the app runs'),
  ])
})

test('[TX9] linear ones pass, and so does one with a reason', () => {
  expect(messages('const b = /^[a-z]+$/\nconst c = / +/g')).toEqual([])
  expect(messages('// regex: at most 100 letters\nconst b = /\\s+$/')).toEqual([])
  expect(messages('// regex:\nconst b = /\\s+$/')).toHaveLength(1)
})

test('[TX9] assertions are removed completely', () => {
  expect(withoutLookaround('a(?![(b)]\\))c')).toBe('ac')
  expect(withoutLookaround('(?<=x(y)z)a(?:b)(?<name>c)\\bd[\\b(?=]')).toBe('a(?:b)(?<name>c)d[\\b(?=]')
})
