import { expect, test } from 'vitest'
import { HOTEL, hotelLine, hotelWith } from '@/tests/fixtures/case-sources'
import { FIRST_EDITION } from '@/tests/fixtures/second-edition'
import { guideFor, publicCase } from './case'
import { CASE_HEADINGS } from './case-body'
import { parseCase } from './parse-case'
import { prepareCase } from './prepare-case'

function problemsOf(source: string) {
  const parsed = parseCase(source)
  return parsed.ok ? [] : parsed.problems
}

test('the finished example is parsed completely', () => {
  const parsed = parseCase(HOTEL)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { case: hotel, document } = parsed
  expect(hotel.minutes).toEqual([35, 45, 60])
  expect(hotel.guide.graph.nodes[3]).toMatchObject({ id: 'entry', kinds: ['api gateway', 'load balancer'] })
  expect(hotel.guide.graph.nodes[10]?.need).toEqual({ kind: 'one-of', group: 'expiry' })
  expect(hotel.guide.graph.edges).toContainEqual({
    from: 'updates',
    to: 'bulk',
    waits: false,
    label: 'other changes',
  })
  expect(hotel.guide.facts.why[0]?.numbers).toEqual([{ name: 'commission', text: '45 EUR' }])
  expect(hotel.guide.rubric.depth[4]).toMatch(/^Unprompted/)
  expect(hotel.body.dives.map((dive) => dive.title)).toHaveLength(4)
  expect(hotel.body.dives[0]?.answers.mid).toMatch(/^Knows a check/)
  expect(hotel.body.dataModel).toContain('night_inventory')
  expect(document.lineOf(['guide', 'rubric', 'purpose', 3])).toBe(hotelLine('3: "Says in a sentence that '))
  expect(document.lineOf(['guide', 'nothing', 'here'])).toBe(hotelLine('guide:'))
})

test('the public part has eleven keys and nothing from the guide', () => {
  const parsed = parseCase(HOTEL)
  if (!parsed.ok) throw new Error('unreadable')
  const shown = publicCase(parsed.case)
  expect(Object.keys(shown).sort()).toEqual(
    [
      'aka',
      'difficulty',
      'hardest',
      'id',
      'kind',
      'levels',
      'minutes',
      'prompt',
      'tags',
      'teaser',
      'title',
    ].sort(),
  )
  for (const word of parsed.case.guide.giveaways) expect(JSON.stringify(shown)).not.toContain(word)
  expect(guideFor(prepareCase(parsed.case)).guide.core).toContain('several nights')
})

test('a case without alternative names, teaser and hardest Point is still valid', () => {
  const older = HOTEL.replace(/^aka: .*\nteaser: >-\n.*\nhardest: .*\n/m, '')
  expect(older).not.toContain('teaser')
  const parsed = parseCase(older)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  expect(parsed.case).toMatchObject({ aka: [], teaser: null, hardest: null })
})

test('[SE5] a case without words, facts to give and what a change reopens is still valid', () => {
  const parsed = parseCase(FIRST_EDITION)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { words, facts, curveballs } = parsed.case.guide
  expect(words).toEqual([])
  expect(facts.why[0]?.give_by).toBeUndefined()
  expect(curveballs[0]?.touches).toBeUndefined()
})

test.each([
  ['an unknown public key', 'kind: product', 'kind: product\nsecret: 1', 'unknown key secret'],
  ['an unknown key in the guide', '  core: >-', '  hardest: how\n  core: >-', 'unknown key hardest'],
  ['a missing key', 'difficulty: medium\n', '', 'difficulty is missing'],
  [
    'a wrong choice',
    'difficulty: medium',
    'difficulty: tricky',
    'difficulty must be one of: easy, medium, hard',
  ],
  ['a length that does not exist', '[35, 45, 60]', '[35, 50]', 'minutes.1: choose from 35, 45, 60'],
  [
    'an arrow without a label',
    '- search -> view: free on every night?',
    '- search -> view',
    'guide.graph.edges',
  ],
  [
    'an arrow of another form',
    '- search -> view: free',
    '- search => view: free',
    'write "from -> to: label"',
  ],
  [
    'an unknown kind of component',
    'kind: client, aka: [user',
    'kind: person, aka: [user',
    'must be one of: client',
  ],
  [
    'an estimate without a result',
    'hotels * rooms_per_hotel = 25 million rooms',
    'hotels',
    'write "formula = result',
  ],
  [
    'an assumption without a reason',
    ' | hotels left in one city after the amenity filter',
    '',
    'has no reason',
  ],
  ['two hints', '        - List the screens in order, only their names.\n', '', 'hints needs exactly 3'],
])('%s is rejected with its location', (_, find, replacement, message) => {
  const problems = problemsOf(hotelWith(find, replacement))
  expect(problems.map((problem) => problem.message).join('\n')).toContain(message)
})

test.each([
  ['nodes', '\n    nodes:\n', (i: number) => `      - { id: more-${i}, label: More, kind: service }`],
  ['edges', '\n    edges:\n', (i: number) => `      - search -> view: again ${i}`],
  ['optional_edges', '\n    optional_edges:\n', (i: number) => `      - search ~> view: again ${i}`],
])('more %s than a board shows are rejected: laying them out would block everybody', (list, at, entry) => {
  const many = Array.from({ length: 40 }, (_, index) => `${entry(index)}\n`).join('')
  const messages = problemsOf(hotelWith(at, `${at}${many}`)).map((problem) => problem.message)
  expect(messages).toEqual([expect.stringContaining(`guide.graph.${list} is too long`)])
})

test('a problem names the line of the value', () => {
  const [problem] = problemsOf(hotelWith('difficulty: medium', 'difficulty: tricky'))
  expect(problem?.line).toBe(hotelLine('difficulty: medium'))
})

test.each([
  ['## Failures', '## What fails', ['the section "## Failures" is missing', 'not one of the fixed headings']],
  ['**Staff.** Knows when', '**Principal.** Knows when', ['has no **Staff.** paragraph']],
])('a body with %s changed is rejected', (find, replacement, messages) => {
  const text = problemsOf(hotelWith(find, replacement))
    .map((problem) => problem.message)
    .join('\n')
  for (const message of messages) expect(text).toContain(message)
})

test('swapped sections are reported as out of order', () => {
  const swapped = HOTEL.replace('## Trade-offs', '## X')
    .replace('## Failures', '## Trade-offs')
    .replace('## X', '## Failures')
  expect(problemsOf(swapped)[0]?.message).toContain('out of order')
})

test.each([
  ['ask: Which part should I design?', 'ask: Which: part should I design?', 'reword it or quote'],
  ['say: No, a room type.', 'say: No, room #412 or a type.', 'starts a comment'],
  ['kind: product', 'kind: product\nkind: feature', 'unique'],
  ['kind: product', 'kind: &k product', null],
  ['difficulty: medium', 'difficulty: *k', 'alias'],
])('the trap in %s is explained plainly', (find, replacement, message) => {
  const [problem] = problemsOf(hotelWith(find, replacement))
  if (message === null) expect(problem).toBeUndefined()
  else {
    expect(problem?.message).toContain(message)
    expect(Math.abs((problem?.line ?? 0) - hotelLine(find))).toBeLessThanOrEqual(1)
  }
})

test.each([
  ['', 'three hyphens'],
  ['---\nid: x\n', 'close the front matter'],
  ['x'.repeat(200_001), 'keep it under'],
])('a file without the right structure is rejected', (source, message) => {
  expect(problemsOf(source)[0]?.message).toContain(message)
})

test('a # comment line and a # inside quotes or a block are not mistaken for lost text', () => {
  const source = hotelWith('kind: product', '# a note\nkind: product').replace(
    'needs: "A true answer fast,',
    'needs: "A true #1 answer fast,',
  )
  expect(problemsOf(source)).toEqual([])
})

test('parsing takes time linear in the length of the text, not quadratic', () => {
  const headings = Object.values(CASE_HEADINGS)
  const bodyWith = (dives: string) =>
    headings.map((title) => `## ${title}\n\n${title === CASE_HEADINGS.deepDives ? dives : 'x'}`).join('\n')
  const long = [
    `---\ntitle: ${'a'.repeat(190_000)}\n---\n`,
    `---\na: ${'b #'.repeat(60_000)}\n---\n`,
    `---\na: 1\n---\n${bodyWith(Array.from({ length: 18_000 }, (_, i) => `### t${i}`).join('\n'))}`,
    `---\na: 1\n---\n${bodyWith(`### t\n**Mid.** a\n${'xx\n'.repeat(60_000)}`)}`,
  ]
  for (const source of long) expect(parseCase(source).ok).toBe(false)
  // The quadratic inputs take half a minute.
}, 15_000)
