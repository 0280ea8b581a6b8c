import { MantineProvider } from '@mantine/core'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { guideFor } from '@/lib/cases/domain/case'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { prepareCase } from '@/lib/cases/domain/prepare-case'
import type { RoomConnection } from '@/lib/rooms/client/connection/connection'
import { emptyView } from '@/lib/rooms/client/view/room-view'
import { givenItem } from '@/lib/rooms/domain/guide/due-facts'
import { withQuotes } from '@/tests/fixtures/quoted-guide'
import { FIRST_EDITION, FIRST_WORD, SECOND_EDITION } from '@/tests/fixtures/second-edition'
import { MARA, MINUTE, RoomUnderTest, START } from '@/tests/support/room-state'
import { RoomProvider, roomSources } from '../room-context'
import { GuidePanel } from './guide-panel'

function guideOf(source: string) {
  const parsed = parseCase(source)
  if (!parsed.ok) throw new Error(parsed.problems[0].message)
  return guideFor(prepareCase(parsed.case))
}

const GUIDE = guideOf(SECOND_EDITION)
const [WHY, WHAT, HOW] = [GUIDE.guide.facts.why[0], GUIDE.guide.facts.what[0], GUIDE.guide.facts.how[0]]

/** The console of a running 45-minute round as first rendered, as plain text. */
function shown({ guide = GUIDE, minute = 0, given = [] as string[] }): string {
  const room = new RoomUnderTest()
  room.ask(MARA, 'start')
  room.ask(MARA, 'step', { index: 1 })
  for (const id of given) room.ask(MARA, 'tick', { item: givenItem(id), on: true })
  const connection = { clock: { now: () => START + minute * MINUTE } } as unknown as RoomConnection
  const view = { ...emptyView, round: room.state.round, me: { number: MARA.number, role: MARA.role } }
  const place = {
    roomId: 'a room',
    userId: MARA.userId,
    connection,
    prompt: '',
    asked: null,
    matched: false,
    hasModel: false,
    ready: true,
    act: async () => true,
  }
  const html = renderToString(
    <MantineProvider>
      <RoomProvider sources={roomSources({ subscribe: () => () => {}, read: () => view }, place)}>
        <GuidePanel guide={guide} onFold={null} />
      </RoomProvider>
    </MantineProvider>,
  )
  return html.replaceAll('<!-- -->', '')
}

test('the opening lines for any case come before the questions of this case', () => {
  const html = shown({})
  const lines = ['What would you like to know before you', GUIDE.guide.steps.questions.probes[0]?.ask ?? '?']
  const places = lines.map((line) => html.indexOf(line.slice(0, 30)))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('[WD1] the console lists phrases with their alternatives, what they mean here and the question to ask back', () => {
  const html = shown({})
  expect(html).toContain('Words you will hear')
  expect(html).toContain('All 10 words')
  for (const text of [FIRST_WORD.term, FIRST_WORD.also.join(', '), FIRST_WORD.here, FIRST_WORD.ask])
    expect(html).toContain(text)
})

test('[WD1] a guide without phrases shows no such section, and the rest is unchanged', () => {
  const html = shown({ guide: guideOf(FIRST_EDITION), minute: 40 })
  expect(html).not.toMatch(/Words you|Find a word|Give by minute|Affects:|if nobody asked/)
  expect(html).toContain('If they ask')
})

test('[WD3] a fact with a minute shows it, and comes first with a sentence once that minute has passed', () => {
  const html = shown({ minute: 3.9 })
  expect(html).toContain('Give by minute 4, asked or not')
  expect(html.match(/Give by minute 9, asked or not/g)).toHaveLength(2)
  expect(html).not.toContain('if nobody asked')

  const late = shown({ minute: 4 })
  expect(late).toContain('Give this now if nobody asked')
  const [first = ''] = late.split('<h2>Say</h2>')
  expect(first).toContain(WHY?.ask)
  expect(first).not.toContain(WHAT?.ask)
  expect(shown({ minute: 9 }).split('<h2>Say</h2>')[0]).toMatch(/<h2>Give these now if nobody asked<\/h2>/)
})

test('[WD3] a fact that was ticked as given is no longer listed as due', () => {
  const ids = [WHY, WHAT, HOW].map((fact) => fact?.id ?? '')
  expect(shown({ minute: 30, given: ids })).not.toContain('if nobody asked')
  expect(shown({ minute: 30, given: ids.slice(1) })).toContain('Give this now if nobody asked')
})

test('[WD4] a curveball names the parts and the steps that it affects', () => {
  const labels = ['booking', 'search'].map(
    (id) => GUIDE.guide.graph.nodes.find((node) => node.id === id)?.label,
  )
  expect(shown({})).toContain(`Affects: ${labels.join(', ')}; APIs, Calculations`)
})

test("an author's quotes are typographic in the console", () => {
  const html = shown({ guide: { ...GUIDE, guide: withQuotes(GUIDE.guide) }, minute: 30 })
  // Names for screen readers are in the tags, and keep straight quotes.
  const text = html.replaceAll(/<style.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, ' ')
  expect(text).toContain('“It’s”')
  expect(text.match(/.{20}(?:&quot;|&#x27;|["'])/g)).toBeNull()
})
