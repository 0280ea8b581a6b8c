import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Rules are numbered in the modules' SPEC.md, and a test's title begins with the numbers of the rules that it covers:
// '[ST2] …'.

const SPECS = [
  'lib/shared/SPEC.md',
  'lib/board/graph/SPEC.md',
  'lib/rooms/SPEC.md',
  'lib/review/SPEC.md',
  'lib/grading/SPEC.md',
  'lib/db/SPEC.md',
  'lib/cases/SPEC.md',
  'lib/jobs/SPEC.md',
  'lib/ai/SPEC.md',
  'lib/updates/SPEC.md',
  'lib/pages/SPEC.md',
  'lib/handbook/SPEC.md',
  'lib/library/SPEC.md',
  'lib/drills/SPEC.md',
  'lib/matching/SPEC.md',
  'lib/mail/SPEC.md',
  'lib/groups/SPEC.md',
  'lib/presence/SPEC.md',
  'lib/safety/SPEC.md',
  'lib/accounts/SPEC.md',
  'lib/interviewer/SPEC.md',
  'lib/blobs/SPEC.md',
]
const NUMBERS = /['"`]((?:\[[A-Z]+\d+\])+) /g

const rules = SPECS.flatMap((file) => readFileSync(file, 'utf8').match(/^- .*/gm) ?? []).map(
  (line) => /^- ([A-Z]+\d+) \S/.exec(line)?.[1] ?? line,
)

const testFiles = ['app', 'components', 'deploy', 'lib', 'realtime', 'tests'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(test|e2e)\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`),
)

/** Numbers in titles, with the files that they are in. */
const named = new Map<string, string>()
for (const file of testFiles) {
  for (const [, numbers = ''] of readFileSync(file, 'utf8').matchAll(NUMBERS))
    for (const number of numbers.slice(1, -1).split('][')) named.set(number, file)
}

test('every rule has a unique number', () => {
  expect(rules.length).toBeGreaterThan(100)
  expect(rules.filter((rule, place) => !/^[A-Z]+\d+$/.test(rule) || rules.indexOf(rule) !== place)).toEqual(
    [],
  )
})

test('every rule is named by a test', () => {
  expect(rules.filter((rule) => !named.has(rule))).toEqual([])
})

test('every number that a test names is a rule', () => {
  expect([...named].filter(([number]) => !rules.includes(number))).toEqual([])
})
