import { beforeAll, expect, test, vi } from 'vitest'
import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { eraseFromRoom } from '@/lib/rooms/server/erase-person'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { drawn } from '@/tests/fixtures/hotel-sketch'
import { drawing, writing } from '@/tests/fixtures/play-room'
import { says } from '@/tests/fixtures/round-of-two'
import { guideTexts } from '@/tests/support/guide-texts'
import { fieldPath, readField } from '../../domain/field-link'
import { searchPieces } from '../../domain/sessions/search-pieces'
import { searchableWords } from '../../domain/sessions/search-words'
import { INDEX_SESSION, indexErased, indexesSession, indexMissing, indexSession } from './index-session'
import { listSessions } from './list-sessions'
import { asWords } from './search-query'

const NOW = new Date('2026-11-30T10:00:00Z')
const FROM = new Date('2026-11-28T10:00:00Z')

let ana: Person
let ben: Person
let otto: Person
let roomId: string

beforeAll(async () => {
  await syncContent()
  ;[ana, ben, otto] = [await person('Ana Reis'), await person('Ben'), await person('Otto')]
  roomId = await endedRoom(ana, {
    from: FROM,
    others: [
      [ben, 'interviewer'],
      [otto, 'observer'],
    ],
    moves: [
      says(ana, 3, 'We keep a write-ahead log, so the p99 stays below 200ms'),
      says(ben, 4, 'Что делает ОЧЕРЕДЬ сообщений?'),
      { minute: 5, by: ana, does: writing('purpose', 'Nobody is to find a paid room taken. Caching helps.') },
      { minute: 6, by: ana, does: drawing(drawn('title')) },
      { minute: 7, by: ben, does: { kind: 'note', text: 'Hesitates about sharding' } },
      { minute: 8, by: ben, does: { kind: 'tick', item: 'secretly ticked', on: true } },
    ],
  })
  await indexSession(roomId)
})

const search = async (who: Person, text: string) => {
  const { ended } = await listSessions(who.id, { filter: { search: text } }, NOW.getTime())
  return ended
}
const finds = async (who: Person, text: string) => (await search(who, text)).some(({ id }) => id === roomId)

test('[SL6][SL7] what all members may read is found by all of them, in whatever form the words occur', async () => {
  const [title = ''] = drawn('title').flatMap((element) =>
    element.type === 'text' ? [element.originalText ?? ''] : [],
  )
  expect(title).not.toBe('')
  const found = [
    ...['write-ahead', 'WRITE AHEAD', 'write-ahead p99', 'p99', '200ms', 'очередь', 'Очередь сообщ'],
    // By its stem, by its beginning, in another text than the first word, in the title of the session.
    ...['caches', 'cach', 'taken p99', 'hotel p99', title],
  ]
  for (const text of found)
    for (const who of [ana, ben, otto]) expect([text, await finds(who, text)]).toEqual([text, true])
  for (const text of ['ahead-write', 'p98', 'rite', 'taken p98', 'rooms'])
    expect([text, await finds(ana, text)]).toEqual([text, text === 'rooms'])
})

test('[SL6] notes are found by their author alone, and private data and the guide by nobody', async () => {
  const forEach = async (text: string) => [
    await finds(ana, text),
    await finds(ben, text),
    await finds(otto, text),
  ]
  expect(await forEach('sharding')).toEqual([false, true, false])
  expect(await forEach('hesitates p99')).toEqual([false, true, false])
  expect(await forEach('secretly')).toEqual([false, false, false])
  const kept = JSON.stringify(await db.sessionText.findMany({ where: { roomId } }))
  const guide = guideTexts('hotel-booking-system')
  expect(guide.length).toBeGreaterThan(20)
  expect(guide.filter((text) => kept.includes(text))).toEqual([])
  const stranger = await person('Stranger')
  expect(await search(stranger, 'p99')).toEqual([])
  await db.member.updateMany({ where: { roomId, userId: otto.id }, data: { removedAt: NOW } })
  expect(await forEach('p99')).toEqual([true, true, false])
  await db.member.updateMany({ where: { roomId, userId: otto.id }, data: { removedAt: null } })
})

test('[SL6] what an AI interviewer said is closed to the candidate of another open round on the case', async () => {
  const mia = await person('Mia')
  const alone = await endedRoom(mia, {
    ...{ mode: 'solo', from: FROM, caseId: 'rate-limiter' },
    moves: [says(mia, 2, 'A tokenbucket per user')],
  })
  const { seq: base } = await loadRoom(alone)
  const said: RoomEvent = {
    ...publicEvent('interviewer/said', {
      ...{ text: 'Consider a slidingwindow', move: 'probe', about: null },
      saw: { parts: 0, connections: 0, words: 0 },
    }),
    ...{ seq: base + 1, at: NOW.getTime(), actorId: null, client: null, op: null },
  }
  await appendEvents([{ roomId: alone, base, events: [said], projections: [] }])
  await indexSession(alone)
  const found = async (text: string) =>
    (await search(mia, text)).map(({ id, found }) => [id, found?.place.in])
  expect(await found('slidingwindow')).toEqual([[alone, 'chat']])
  await room(mia, { caseId: 'rate-limiter', others: [[ben, 'interviewer']], at: NOW })
  expect(await found('slidingwindow')).toEqual([])
  expect(await found('tokenbucket')).toEqual([[alone, 'chat']])
})

test('[SL7] any text is valid: none causes an error, and none becomes SQL', async () => {
  const odd = [
    `'); delete from "Room"; --`,
    '& | ! :* <-> (',
    '"p99',
    '\\',
    '%',
    '\u0000',
    '🦉',
    'x'.repeat(200),
  ]
  for (const text of odd) expect([text, await finds(ana, text)]).toEqual([text, text === '"p99'])
  expect(await db.room.count({ where: { id: roomId } })).toBe(1)
})

test('[SL8] a result shows its text and leads to its moment or field', async () => {
  const placeOf = async (text: string) => (await search(ben, text)).find(({ id }) => id === roomId)?.found
  expect(await placeOf('p99')).toEqual({
    place: { in: 'chat', elapsed: 180_000 },
    extract: [
      { text: 'We keep a write-ahead log, so the ', matches: false },
      { text: 'p99', matches: true },
      { text: ' stays below 200ms', matches: false },
    ],
  })
  expect(await placeOf('caching')).toMatchObject({ place: { in: 'worksheet', field: 'purpose' } })
  expect(await placeOf('sharding')).toMatchObject({ place: { in: 'notes', elapsed: 420_000 } })
  expect(await placeOf('hotel')).toBeDefined()
  const { searchParams } = new URL(fieldPath(roomId, 'purpose'), 'http://localhost')
  expect(readField({ field: searchParams.get('field') ?? undefined })).toBe('purpose')
  expect(readField({ field: 'nothing' })).toBeNull()
})

test('[SL9] the end of a round adds the job, and earlier rounds are filled in', async () => {
  const ended = { ...publicEvent('round/ended', { reason: 'ended' }), seq: 9, at: NOW.getTime() } as RoomEvent
  expect(indexesSession(roomId, ended)).toMatchObject({
    name: INDEX_SESSION.name,
    payload: { roomId },
    at: new Date(NOW.getTime() + 20_000),
  })
  expect(indexesSession(roomId, { ...ended, kind: 'chat/said' } as RoomEvent)).toBeNull()

  await db.sessionText.deleteMany({ where: { roomId } })
  expect(await finds(ana, 'p99')).toBe(false)
  await indexMissing()
  expect(await finds(ana, 'p99')).toBe(true)
  const [kept] = await db.sessionText.findMany({ where: { roomId } })
  await indexMissing()
  expect((await db.sessionText.findMany({ where: { roomId } }))[0]?.id).toBe(kept?.id)

  const { seq: base } = await loadRoom(roomId)
  const late: RoomEvent = {
    ...publicEvent('chat/said', { text: 'One more thing: backpressure' }),
    ...{ seq: base + 1, at: NOW.getTime(), actorId: ben.id, client: null, op: null },
  }
  await appendEvents([{ roomId, base, events: [late], projections: [] }])
  await indexMissing()
  expect(await finds(ana, 'backpressure')).toBe(true)
  // A room that is not over has nothing to search.
  const open = await room(ana, { at: NOW })
  await indexSession(open)
  expect(await db.sessionText.count({ where: { roomId: open } })).toBe(0)
})

test('[SL9] what is erased from a session is removed from the search', async () => {
  const zoe = await person('Zoe Quill')
  const erased = await endedRoom(ana, {
    ...{ from: FROM, others: [[zoe, 'interviewer']] },
    moves: [
      says(zoe, 2, 'My xylographic remark'),
      { minute: 3, by: zoe, does: { kind: 'note', text: 'A xylographic note' } },
      says(ana, 4, 'We shard by city'),
    ],
  })
  await indexSession(erased)
  expect((await search(ana, 'xylographic')).map(({ id }) => id)).toEqual([erased])
  await eraseFromRoom({ userId: zoe.id, names: [zoe.name] }, erased, NOW)
  await indexSession(erased)
  for (const who of [ana, zoe]) expect(await search(who, 'xylographic')).toEqual([])
  expect((await search(ana, 'shard')).map(({ id }) => id)).toEqual([erased])
  const texts = JSON.stringify(await db.sessionText.findMany({ where: { roomId: erased } }))
  expect([texts.includes('xylographic'), texts.includes(DELETED_WORDS)]).toEqual([false, false])
})

test('[SL9] an erasure does not wait for the search: old entries are deleted, even if nothing can be rewritten', async () => {
  const rune = await person('Rune')
  const broken = await endedRoom(rune, {
    mode: 'solo',
    from: FROM,
    moves: [says(rune, 2, 'A wordless remark')],
  })
  await indexSession(broken)
  await db.roomEvent.updateMany({ where: { roomId: broken }, data: { data: Buffer.from('x') } })
  await db.roomSnapshot.deleteMany({ where: { roomId: broken } })
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(indexSession(broken)).rejects.toThrow()
  await indexErased(broken)
  expect(logged).toHaveBeenCalled()
  logged.mockRestore()
  expect(await db.sessionText.count({ where: { roomId: broken } })).toBe(0)
  await db.room.delete({ where: { id: broken } })
})

test('[SL9] of more words than Postgres stores, the first are kept', async () => {
  const state = await loadRoom(roomId)
  const signs = [...'㌖㌀㌁㌂㌃㌄㌅㌆㌇㌈㌉㌊㌋㌌㌍㌎㌏㌐㌑㌒㌓㌔㌕㌗㌘㌙㌚㌛㌜㌝']
  const many = signs.flatMap((a) => signs.flatMap((b) => signs.map((c) => a + b + c))).join(' ')
  const chat = state.round.chat.slice(0, 1).map((line) => ({ ...line, text: many }))
  const { shared } = searchPieces({ ...state, round: { ...state.round, chat } })
  const words = shared.map(({ text }) => searchableWords(text)).join('\n')
  expect(Buffer.byteLength(words)).toBeGreaterThan(100_000)
  await pool().query(`select ${asWords('$1::text')}`, [words])
  await expect(pool().query(`select ${asWords('$1::text')}`, [searchableWords(many)])).rejects.toThrow(
    'too long',
  )
})
