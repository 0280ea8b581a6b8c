import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Document } from 'yaml'
import { checkFactsInTime } from '@/scripts/check-facts-in-time'
import { withFrontMatter } from '@/tests/fixtures/second-edition'

const FILE = 'content/cases/rate-limiter.md'
const CASE = readFileSync(FILE, 'utf8')

/** The messages about the rate limiter's first fact on size, given by `minute`. */
function found(minute: number, change: (yaml: Document) => void = () => undefined) {
  const source = withFrontMatter(CASE, (yaml) => {
    yaml.setIn(['guide', 'facts', 'what', 0, 'give_by'], minute)
    change(yaml)
  })
  return checkFactsInTime([{ file: FILE, source }]).map(({ line, message }) => {
    expect(source.split('\n')[line - 1]).toBe(`        give_by: ${minute}`)
    return message
  })
}

test('[SE7] a fact that the estimates use is given when Calculations begin, in each length of the case', () => {
  expect(found(7)).toEqual([])
  expect(found(8)).toEqual([
    'the fact size is given by minute 6 of 35, but the estimates use it and Calculations begin at 5',
    'the fact size is given by minute 8 of 45, but the estimates use it and Calculations begin at 7',
    'the fact size is given by minute 11 of 60, but the estimates use it and Calculations begin at 9',
  ])
})

test('[SE7] if Calculations start late, or no estimate uses the fact, a later minute is fine', () => {
  expect(found(30, (yaml) => yaml.setIn(['kind'], 'product'))).toEqual([])
  expect(found(31, (yaml) => yaml.setIn(['kind'], 'product'))).not.toEqual([])
  expect(found(30, (yaml) => yaml.deleteIn(['guide', 'facts', 'what', 0, 'numbers']))).toEqual([])
})

test('[SE7] the shipped cases comply', () => {
  const files = readdirSync('content/cases').map((name) => ({
    file: name,
    source: readFileSync(`content/cases/${name}`, 'utf8'),
  }))
  expect(files.length).toBeGreaterThanOrEqual(40)
  expect(checkFactsInTime(files)).toEqual([])
})
