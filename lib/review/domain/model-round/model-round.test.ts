import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { prepareCase } from '@/lib/cases/domain/prepare-case'
import { renderPlain } from '@/lib/content/domain/markdown/render-markdown'
import { EVENT_KINDS } from '@/lib/rooms/domain/log/event-kinds'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { checkModelRound } from './check-model-round'
import { modelRound } from './model-round'
import { modelScript } from './model-script'
import type { ModelSource } from './model-source'

/** One case in eight: `content:check`, which the test command also runs, plays the round of every case. */
const CASES = readdirSync('content/cases')
  .filter((name) => name.endsWith('.md'))
  .filter((_, index) => index % 8 === 0)
  .map((name) => ({ name, source: read(name) }))

function read(name: string): ModelSource {
  const parsed = parseCase(readFileSync(`content/cases/${name}`, 'utf8'))
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0].message}`)
  return prepareCase(parsed.case, renderPlain)
}

const HOTEL = read('hotel-booking-system.md')
const SHORTENER = read('url-shortener.md')

describe.each(CASES)('$name', ({ source }) => {
  test('[MR2] its model round passes the check against the case', () => {
    expect(checkModelRound(source)).toEqual([])
  })
})

test('[MR1] the same case gives the same log, made of events that a room could have written', () => {
  for (const source of [HOTEL, SHORTENER]) {
    const { log } = modelRound(source)
    expect(modelRound(structuredClone(source)).log).toEqual(log)
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
    for (const [index, { kind, data, at, visibility }] of log.entries()) {
      expect(EVENT_KINDS[kind].schema.safeParse(data).success, kind).toBe(true)
      expect(at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? at)
      expect(visibility).toBe('all')
    }
  }
})

test('[MR1] a deep dive goes through all three levels, and a curveball is played and answered', () => {
  const { round } = modelRound(SHORTENER).log.reduce(evolve, emptyRoom())
  const dive = round.plan.findIndex(({ slug }) => slug === 'deep-dive')
  const stay = round.visits.find(({ index }) => index === dive)
  const said = round.chat.filter(({ elapsed }) => elapsed >= (stay?.from ?? 0) && elapsed <= (stay?.to ?? 0))
  const [ball] = round.curveballs
  for (const level of ['mid', 'senior', 'staff'])
    expect(said.some(({ text }) => text.startsWith(`At ${level} level: `))).toBe(true)
  expect(ball?.text).toBe('The advert runs in ten minutes and nobody told us.')
  const answer = said.find(({ seq }) => seq > (ball?.seq ?? 0))
  expect(answer?.text).toBe(
    'That opens these parts again: Redirect service, Fresh links in memory, Entry point.',
  )
})

test('[MR1] each part of the board is drawn after its reason is given, callers before the parts they call', () => {
  const beats = modelScript(HOTEL)['system-diagram'] ?? []
  const drawn = new Set<unknown>()
  let boxes = 0
  for (const [index, beat] of beats.entries()) {
    if (beat.kind !== 'draw') continue
    expect(beats[index - 1]).toMatchObject({ kind: 'say', who: 'candidate' })
    for (const { id, type, startBinding, endBinding } of beat.elements) {
      if (type === 'rectangle') boxes++
      expect(drawn).not.toContain(id)
      for (const end of [startBinding, endBinding])
        if (end) expect(drawn).toContain((end as { elementId: string }).elementId)
      drawn.add(id)
    }
  }
  expect(boxes).toBe(HOTEL.guide.graph.nodes.length)
})

test('[MR2] problems are reported', () => {
  const broken = structuredClone(HOTEL)
  broken.placed.nodes.pop()
  const [number] = broken.estimates.lines
  if (number) number.text = `1${number.text}`
  broken.written.inOneMinute = ''
  const problems = checkModelRound(broken)
  for (const part of ['board does not show', 'come to another', 'leaves Summary empty'])
    expect(
      problems.some((problem) => problem.includes(part)),
      part,
    ).toBe(true)
})
