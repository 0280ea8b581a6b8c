import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeBoard } from '@/lib/board/domain/doc'
import { EVENT_KINDS } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { eventsFor } from '@/lib/rooms/domain/round/views/view-for'
import { INES, MARA, OTTO } from '@/tests/support/room-state'
import { textsOf } from '@/tests/support/simulation/browser'
import { generatedSession, RUTH } from '@/tests/support/simulation/session'
import { toArchiveLine, withPeople } from './archive-line'
import { ArchivedLog } from './archived-log'

/** SESSIONS=300 runs them all, by hand. */
const SESSIONS = Number(process.env.SESSIONS ?? 20)
const VIEWERS = [INES, MARA, OTTO]
const NAMES = new Map([INES, MARA, OTTO, RUTH].map(({ userId }, index) => [userId, `person-${index + 1}`]))
const PEOPLE = new Set(NAMES.values())
const RENAMED = {
  idOf: (id: string) => NAMES.get(id) ?? 'person-9',
  nameOf: (_: string, name: string) => name,
}

/** The hash of a room, with its people under the ids that they have in an archive. */
function hashOf({ round, seq, heads, board, sheet }: RoomState): string {
  let words = JSON.stringify([round, seq, heads, textsOf(sheet)])
  for (const [id, renamed] of NAMES) words = words.replaceAll(`"${id}"`, `"${renamed}"`)
  return createHash('sha256').update(encodeBoard(board)).update(words).digest('hex')
}

const linesOf = (events: readonly RoomEvent[], viewer = MARA) =>
  replayItems(viewer, events).map((item) => toArchiveLine(withPeople(item, RENAMED)))

const isMark = (kind: string) => kind === 'step/entered' || kind.startsWith('round/')

const seen = new Set<string>()

describe('[EX7] an archive replays the same round', () => {
  test.each(Array.from({ length: 5 }, (_, part) => part))('generated sessions, part %i', (part) => {
    for (let seed = part; seed < SESSIONS; seed += 5) {
      const events = generatedSession(seed)
      const viewer = VIEWERS[seed % VIEWERS.length] ?? MARA
      const visible = eventsFor(viewer, events)
      const archived = new ArchivedLog(PEOPLE)
      let state = emptyRoom()
      let marks = 0
      for (const [index, line] of linesOf(events, viewer).entries()) {
        archived.take(line)
        const event = visible[index]
        if (!event) throw new Error('More lines than events')
        seen.add(event.kind)
        state = evolve(state, { ...event, client: null, op: null })
        if (!isMark(event.kind) && index < visible.length - 1) continue
        marks++
        expect(hashOf(archived.state), `seed ${seed} at ${event.seq}`).toBe(hashOf(state))
      }
      expect(archived.events).toBe(visible.length)
      expect(archived.end().round.clock.status).toBe('ended')
      expect(marks, `seed ${seed}`).toBeGreaterThan(2)
    }
  })

  test('the sessions had every kind of event', () => {
    expect([...seen].sort()).toEqual(Object.keys(EVENT_KINDS).sort())
  })
})

describe('[IM2] a line that no room would produce is refused with its number', () => {
  const good = linesOf(generatedSession(1))
  const parsed = (line: string) => JSON.parse(line)
  const at = (kind: string) => good.findIndex((line) => parsed(line).kind === kind)

  /** Reads the log with one line changed. @returns the error code and parameters, or null if it is accepted */
  function refusal(kind: string, change: (line: ReturnType<typeof parsed>) => unknown) {
    const place = at(kind)
    expect(place, kind).toBeGreaterThanOrEqual(0)
    const log = new ArchivedLog(PEOPLE)
    for (const line of good.slice(0, place)) log.take(line)
    const changed = change(parsed(good[place] ?? ''))
    try {
      log.take(typeof changed === 'string' ? changed : JSON.stringify(changed))
      return null
    } catch (error) {
      return { ...(error as object) }
    }
  }
  const withData = (data: object) => (line: { data: object }) => ({
    ...line,
    data: { ...line.data, ...data },
  })

  test.each<[string, string, (line: ReturnType<typeof parsed>) => unknown]>([
    ['no JSON', 'chat/said', () => '{"seq":'],
    ['an unknown kind', 'chat/said', (line) => ({ ...line, kind: 'chat/shouted' })],
    ['the name of a property of all objects', 'chat/said', (line) => ({ ...line, kind: '__proto__' })],
    ['a version of a later release', 'chat/said', (line) => ({ ...line, version: 9 })],
    ['a number that was there already', 'chat/said', (line) => ({ ...line, seq: 1 })],
    ['a number that is none', 'chat/said', (line) => ({ ...line, seq: 1.5 })],
    ['a time that no clock shows', 'chat/said', (line) => ({ ...line, at: 1e300 })],
    ['somebody whom nobody named', 'chat/said', (line) => ({ ...line, actor: 'person-77' })],
    ['an account', 'chat/said', (line) => ({ ...line, actor: '0193ab12-0000-7000-8000-000000000000' })],
    ['something that is seen by a stranger', 'chat/said', (line) => ({ ...line, visibility: 'person-77' })],
    ['a second room', 'chat/said', () => ({ ...parsed(good[0] ?? ''), seq: 99_999 })],
    ['a log without a room', 'room/created', () => parsed(good[at('chat/said')] ?? '')],
    ['a plan without end', 'room/created', withData({ plan: [{ slug: 'questions', minutes: 1e308 }] })],
    ['a step that is not in the plan', 'step/entered', withData({ index: 1e6 })],
    ['a text that is none', 'chat/said', withData({ text: 7 })],
    ['an endless name', 'member/joined', withData({ name: 'x'.repeat(201) })],
    ['bytes that are none', 'board/edited', withData({ patches: 'AAEC' })],
    ['an edit that cannot be read', 'board/edited', withData({ patches: { base64: 'AP//' } })],
    ['base64 that is none', 'sheet/updated', withData({ update: { base64: '!' } })],
    ['text into an unknown field', 'sheet/updated', withData({ update: { base64: 'AQEBAAQBA2FiYwF4AA==' } })],
    ['a line without end', 'chat/said', withData({ text: 'x'.repeat(700_000) })],
    [
      'a trial of everything',
      'trial/set',
      withData({ trial: { times: 1e9, down: [], slow: [], figures: [] } }),
    ],
  ])('%s', (_, kind, change) => {
    expect(refusal(kind, change)).toMatchObject({
      code: 'archive/damaged',
      params: { where: `log.jsonl, line ${at(kind) + 1}` },
    })
  })

  test('the same lines are accepted unchanged', () => {
    expect(refusal('chat/said', (line) => line)).toBeNull()
  })

  /** @returns how many lines like this one are accepted after the first lines of a round, up to `most` */
  function taken(most: number, line: (index: number) => object): number {
    const log = new ArchivedLog(PEOPLE)
    for (const first of good.slice(0, at('chat/said'))) log.take(first)
    const { seq, at: moment } = parsed(good[at('chat/said')] ?? '')
    for (let index = 0; index < most; index++) {
      const more = { at: moment, actor: 'person-2', version: 1, visibility: 'all', ...line(index) }
      try {
        log.take(JSON.stringify({ ...more, seq: seq + index }))
      } catch (error) {
        expect(error).toMatchObject({ code: 'archive/damaged' })
        return index
      }
    }
    return most
  }
  const note = (text: string) => ({ kind: 'note/written', data: { text, step: null } })
  const long = 'x'.repeat(100_000)

  test.each<[string, number, number, (index: number) => object]>([
    ['501 notes', 500, 501, () => note('x')],
    ['more than 200,000 characters of notes', 2, 3, () => note(long)],
    ['notes that many people wrote', 2, 3, (index) => ({ ...note(long), actor: `person-${index + 1}` })],
    [
      'ticks without end',
      501,
      600,
      (index) => ({ kind: 'guide/ticked', data: { item: `${index}`, on: true } }),
    ],
    [
      'hints without end',
      9,
      50,
      () => ({ kind: 'hint/revealed', data: { step: 'questions', rung: 0, text: long } }),
    ],
    [
      'curveballs without end',
      9,
      50,
      (index) => ({ kind: 'curveball/played', data: { id: `${index}`, point: 'what', text: long } }),
    ],
    [
      'facts without end',
      9,
      50,
      () => ({ kind: 'facts/revealed', data: { point: 'what', facts: [{ ask: '', say: long }] } }),
    ],
    ['probes without end', 9, 50, () => ({ kind: 'probe/asked', data: { step: 'questions', text: long } })],
    [
      'trials without end',
      100,
      110,
      () => ({ kind: 'trial/set', data: { trial: { times: 2, down: [], slow: [], figures: [] } } }),
    ],
    ['a link without end', 9, 50, () => ({ kind: 'meeting/changed', data: { link: long } })],
  ])('%s', (_, fit, most, line) => {
    expect(taken(most, line)).toBe(fit)
  })

  test('a note that is rewritten 600 times', () => {
    expect(
      taken(1200, (index) =>
        index % 2 === 0
          ? note('x')
          : { kind: 'note/removed', data: { seq: parsed(good[at('chat/said')] ?? '').seq + index - 1 } },
      ),
    ).toBe(1200)
  })

  test('a round that is not over', () => {
    const log = new ArchivedLog(PEOPLE)
    for (const line of good.slice(0, at('round/ended'))) log.take(line)
    expect(() => log.end()).toThrow(expect.objectContaining({ code: 'archive/damaged' }))
  })
})
