import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { READING_PATH } from '@/lib/handbook/domain/reading-path'
import { askScenes } from './ask-scenes'
import { checkScenes } from './check-scenes'
import { parseScenes } from './parse-scenes'

const SOURCE = readFileSync('content/drills/scenes.yaml', 'utf8')
const IDS = READING_PATH.find(({ id }) => id === 'patterns')?.pages ?? []
const TITLES = new Map(IDS.map((id) => [id, id.replaceAll('-', ' ')]))
const messages = (source: string) =>
  checkScenes(source, TITLES).map(({ line, message }) => `${line}: ${message}`)

test('[DR7] the shipped scenes have one answer each, and cover every pattern', () => {
  expect(messages(SOURCE)).toEqual([])
})

test.each([
  [
    'an answer twice',
    '{ page: write-behind, fact: 400',
    '{ page: cache-aside, fact: 400',
    'cache-aside is an answer twice',
  ],
  [
    'a page that is no pattern',
    '{ page: write-behind, fact: 400',
    '{ page: sharding, fact: 400',
    'there is no pattern sharding',
  ],
  [
    'a fact that the scene does not tell',
    'fact: An edit may take a second to show',
    'fact: edits are rare',
    'the scene does not say "edits are rare"',
  ],
  ['a fact of one word', 'fact: An edit may take a second to show', 'fact: edit', '"edit" is no fact'],
  [
    'a scene that names its answer',
    'A recipe site reads',
    'With cache aside a recipe site reads',
    'the scene names "cache aside"',
  ],
  [
    'a missing reason',
    ', why: "It makes writing cheap, and writing is not what the database is busy with."',
    '',
    'why is missing',
  ],
  ['two scenes with one name', 'id: profile-names', 'id: recipe-pages', 'two scenes are called recipe-pages'],
  ['a stub', 'If the memory server', 'x'.repeat(10), 'words; it needs 35 to 75'],
  [
    'a pattern that no scene asks for',
    'pattern: sidecar',
    'pattern: service-mesh',
    'no scene asks for sidecar',
  ],
])('[DR7] the check finds %s', (name, find, replacement, message) => {
  expect(SOURCE).toContain(find)
  const source =
    name === 'a stub'
      ? SOURCE.replace(/scene: >-\n[\s\S]*?\n {4}pattern/, 'scene: Too short.\n    pattern')
      : SOURCE.replace(find, replacement)
  const found = messages(source).join('\n')
  expect(found).toContain(message)
  expect(found).toMatch(/^\d+: /)
})

test('[DR7] a seed gives the same order each time, and the right answer can be at any position', () => {
  const parsed = parseScenes(SOURCE)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  expect(askScenes(parsed.scenes, TITLES, 5)).toEqual(askScenes(parsed.scenes, TITLES, 5))
  const places = new Set<number>()
  for (let seed = 0; seed < 20; seed++) {
    for (const { answers } of askScenes(parsed.scenes, TITLES, seed)) {
      expect(answers.filter(({ right }) => right)).toHaveLength(1)
      expect(new Set(answers.map(({ page }) => page)).size).toBe(4)
      places.add(answers.findIndex(({ right }) => right))
    }
  }
  expect(places.size).toBe(4)
})
