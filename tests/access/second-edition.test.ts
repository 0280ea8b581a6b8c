import { expect, test } from 'vitest'
import { publicCase } from '@/lib/cases/domain/case'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { POINTS } from '@/lib/framework/points'
import { givenItem } from '@/lib/rooms/domain/guide/due-facts'
import { eventsFor, viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { roomGuide } from '@/lib/rooms/server/guide/room-guide'
import { SECOND_EDITION } from '@/tests/fixtures/second-edition'
import { INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'

const parsed = parseCase(SECOND_EDITION)
if (!parsed.ok) throw new Error(parsed.problems[0].message)
const whole = parsed.case

/** Must not be sent: every text of the words, and the names of the new keys. */
const SECRETS = [
  ...whole.guide.words.flatMap(({ term, also, here, ask }) => [term, ...also, here, ask]),
  ...whole.guide.notes.map(({ note }) => note),
  'give_by',
  'touches',
  'worksheet":["apis"',
  'fact:',
]

test('[SE5][G5] words, facts to give, notes and what a change reopens reach no candidate and no observer', () => {
  const room = new RoomUnderTest()
  room.guide = roomGuide(whole)
  room.ask(MARA, 'start')
  for (const point of POINTS) room.ask(MARA, 'facts', { point })
  for (const { id } of whole.guide.curveballs) room.ask(MARA, 'curveball', { id })
  room.ask(MARA, 'hint', { step: 'questions', rung: 0 })
  room.ask(MARA, 'tick', { item: givenItem(whole.guide.facts.why[0]?.id ?? ''), on: true })
  for (const who of [INES, OTTO]) {
    const received = JSON.stringify([publicCase(whole), viewFor(who, room.state), eventsFor(who, room.log)])
    expect(received).toContain(whole.guide.curveballs[0]?.say)
    expect(SECRETS.filter((secret) => received.includes(secret))).toEqual([])
  }
  expect(JSON.stringify(viewFor(MARA, room.state))).toContain('fact:')
})
