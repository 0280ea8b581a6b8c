import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { prepareCase } from '@/lib/cases/domain/prepare-case'
import { renderPlain } from '@/lib/content/domain/markdown/render-markdown'
import { EVENT_KINDS } from '@/lib/rooms/domain/log/event-kinds'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { checkWrittenRound } from '../check-model-round'
import { playThrough } from '../model-round'
import { parseWritten } from './parse-written'
import { playWritten } from './play-written'
import { strokesOf } from './strokes'

const NAMES = readdirSync('content/rounds').map((name) => name.replace('.md', ''))
const FILE = readFileSync('content/rounds/url-shortener.md', 'utf8')
const SHORTENER = caseOf('url-shortener')

function caseOf(name: string) {
  const parsed = parseCase(readFileSync(`content/cases/${name}.md`, 'utf8'))
  if (!parsed.ok) throw new Error(parsed.problems[0].message)
  return prepareCase(parsed.case, renderPlain)
}

function played(source: string) {
  const parsed = parseWritten(source)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return playThrough(playWritten(SHORTENER, parsed.round))
}

/** More than anybody can type in half a minute. */
const LONG = 'So it goes on and on. '.repeat(15)

/** The file with one passage changed. */
function changed(from: string, to: string): string {
  expect(FILE).toContain(from)
  return FILE.replace(from, to)
}

describe.each(NAMES)('%s', (name) => {
  test('[MR5] its written round passes the check against the case', () => {
    expect(checkWrittenRound(caseOf(name), readFileSync(`content/rounds/${name}.md`, 'utf8'))).toEqual([])
  })
})

test('[MR5] the same file gives the same log, made of events that a room could have written', () => {
  const { log } = played(FILE)
  expect(played(FILE).log).toEqual(log)
  for (const [index, { kind, data, at }] of log.entries()) {
    expect(EVENT_KINDS[kind].schema.safeParse(data).success, kind).toBe(true)
    expect(at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? at)
  }
})

test('[MR5] mistakes in writing and drawing stay until they are fixed', () => {
  const { log } = played(FILE)
  const at = (minutes: number, seconds: number): RoomState => {
    const until = (log[0]?.at ?? 0) + (minutes * 60 + seconds) * 1_000
    return log.filter((event) => event.at <= until).reduce(evolve, emptyRoom())
  }
  const apis = (state: RoomState) => sheetTexts(state.sheet).apis
  expect(apis(at(22, 40))).toContain('301 the address')
  expect(apis(at(23, 12))).not.toContain('301')
  expect(apis(at(23, 12))).toContain('302 the address, not to be stored, 404 never issued')
  const labels = ({ board }: RoomState) =>
    [...board.elements.values()].flatMap(({ isDeleted, text }) => (isDeleted ? [] : [String(text)]))
  const counted = (state: RoomState) => labels(state).some((text) => text.includes('add one to the'))
  expect([at(33, 20), at(33, 50), at(34, 10)].map(counted)).toEqual([false, true, false])
})

test('[MR5] a slip is typed, noticed, deleted and retyped', () => {
  const strokes = strokesOf('a {{billion|million}} links')
  let text = ''
  const shown = strokes.map(({ removed, text: more }) => {
    text = text.slice(0, text.length - removed) + more
    return text
  })
  expect(shown).toContain('a billion')
  expect(shown[shown.indexOf('a billion') + 1]).toBe('a ')
  expect(text).toBe('a million links')
  const [first, ...others] = strokes.map(({ after }) => after)
  others.reduce((before, after) => {
    expect(after).toBeGreaterThan(before)
    return after
  }, first ?? 0)
})

test.each([
  ['no end', '## end 45:00', '', 'say when the round ends: "## end MM:SS"'],
  ['a step that is not in the plan', '## personas 09:00', '## deep-dive 09:00', 'here the plan has personas'],
  ['a step that is unknown', '## personas 09:00', '## people 09:00', 'there is no step people'],
  [
    'a time that goes back',
    '02:12 interviewer',
    '02:01 interviewer',
    'this is earlier than what stands above it',
  ],
  ['a word that is none', '02:12 interviewer', '02:12 shouts', 'there is no shouts'],
  ['a field that is none', '02:16 write purpose', '02:16 write nothing', 'there is no field nothing'],
  [
    'two things typed at once',
    'every poster showed a red page.',
    LONG,
    'what stands above is typed or drawn until',
  ],
  ['typing into the next step', 'One advert: 2 million visits', LONG, 'into the next step'],
  [
    'a rewrite of what is not there',
    '  301 the address\n  =>',
    '  303 the address\n  =>',
    'apis does not say that',
  ],
  [
    'a rewrite without its new text',
    '  301 the address\n  =>',
    '  301 the address\n',
    'write the old text, a line "=>"',
  ],
  ['a box that is none', 'draw visitor, entry', 'draw visitors, entry', 'the board has no such part'],
  [
    'a sketch from nowhere',
    'sketch opener -> totals',
    'sketch closer -> totals',
    'the board has no box closer',
  ],
  ['a sketch that stays', '34:04 erase opener -> totals', '', 'which the graph does not have'],
  ['a wrong sum', 'links * keep', 'links * peak', 'come to another codes than the case'],
  ['a part that was forgotten', ', alarms, opener ~> alarms', '', 'does not show "Monitoring: monitoring"'],
  ['front matter without a line', 'open: true', 'opens: true', 'the front matter has a `line`'],
])('[MR5] %s is refused with its line', (_, from, to, message) => {
  const problems = checkWrittenRound(SHORTENER, changed(from, to))
  expect(problems.map((problem) => problem.message).join('\n')).toContain(message)
  for (const { line } of problems) expect(line).toBeGreaterThan(0)
})
