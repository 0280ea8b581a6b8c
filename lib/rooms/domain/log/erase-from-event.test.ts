import { expect, test } from 'vitest'
import { DELETED_NAME, DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { fromRow } from '@/lib/rooms/server/log/event-row'
import { plain, recordedLog } from '@/tests/fixtures/recorded-logs/recorded-log'
import { INES, MARA, RoomUnderTest } from '@/tests/support/room-state'
import { evolve } from '../round/evolve'
import { emptyRoom, type RoomState } from '../round/state'
import { eraseFromEvent } from './erase-from-event'
import { publicEvent, type RoomEvent } from './events'

const never = () => false
const erasedLog = (events: readonly RoomEvent[], names = ['Mara']) =>
  events.flatMap((event) => eraseFromEvent(event, { ...MARA, names }, never) ?? [])
const stateOf = (events: readonly RoomEvent[]) => events.reduce(evolve, emptyRoom())
const words = (state: RoomState) => JSON.stringify(plain(state))

test('[AC4] an erased log replays to the same board, worksheet and clock, without the person', () => {
  const events = recordedLog('pair').rows.map(fromRow)
  const [before, after] = [stateOf(events), stateOf(erasedLog(events))]
  const [then, now] = [plain(before), plain(after)] as { board: unknown; sheet: unknown }[]
  expect([now?.board, now?.sheet, after.round.clock]).toEqual([then?.board, then?.sheet, before.round.clock])
  expect(before.round.notes.some(({ userId }) => userId === MARA.userId)).toBe(true)
  expect(after.round.notes).toEqual(before.round.notes.filter(({ userId }) => userId !== MARA.userId))
  expect([after.round.marks, after.round.ticks]).toEqual([{}, {}])
  expect(after.round.members.find(({ userId }) => userId === MARA.userId)?.name).toBe(DELETED_NAME)
  expect(erasedLog(erasedLog(events))).toEqual(erasedLog(events))
})

test('[AC5] a room that is told of the erasure forgets the same as its erased log', () => {
  const room = new RoomUnderTest()
  room.ask(MARA, 'say', { text: 'I am Mara' })
  room.ask(INES, 'say', { text: 'Let us begin' })
  room.ask(MARA, 'note', { text: 'quiet' })
  room.ask(MARA, 'mark', { dimension: 'depth', score: 3 })
  const event: RoomEvent = {
    ...publicEvent('member/erased', { userId: MARA.userId }),
    ...{ seq: room.state.seq + 1, at: room.now, actorId: MARA.userId, client: null, op: null },
  }
  const live = evolve(room.state, event)
  const log = stateOf([...erasedLog(room.log), event])
  expect(plain({ ...live, heads: log.heads })).toEqual(plain(log))
  expect(live.round.chat.map(({ text }) => text)).toEqual([DELETED_WORDS, 'Let us begin'])
  for (const gone of ['I am Mara', 'quiet', '"mara"']) expect(words(live)).not.toContain(gone)
})

test('[AC4] where others wrote the name, the role replaces it', () => {
  const room = new RoomUnderTest()
  room.ask(INES, 'say', { text: 'Thank you, Mara!' })
  const [said] = erasedLog(room.log.slice(-1))
  expect(said?.data).toEqual({ text: 'Thank you, [interviewer]!' })
})
