import { db } from '@/lib/db/client'
import { TICKET_MS } from '@/lib/matching/domain/limits'
import { getQueueView } from '@/lib/matching/server/get-queue-view'
import { answerMatch } from '@/lib/matching/server/match/answer-match'
import { pairWaiting } from '@/lib/matching/server/queue/pair-waiting'
import { openUpdatesLine } from '@/lib/rooms/client/connection/updates-line'
import { Updates } from '@/lib/updates/client/updates'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { A_WISH } from '@/tests/fixtures/seekers'
import { makePeople, type SignedIn } from './people'
import { type ServerUnderTest, startServer } from './server-under-test'
import { median, quantile } from './statistics'

/** One user's page, as far as it waits for a partner. */
type WaitingPage = SignedIn & { updates: Updates; close: () => void }

/**
 * How long two users who are connected to two processes take to learn of their room, after the second of them has
 * accepted in a third process. Each page is notified through its connection and then queries, as a browser does.
 * @param pairs number of pairs that accept at once; twice as many do so one after the other
 * @returns milliseconds
 */
export async function measureMatchedRooms(pairs: number) {
  await db.ticket.deleteMany()
  const servers = [await startServer('ours'), await startServer('ours')] as const
  const calm: number[] = []
  for (const pair of await offerPairs(servers, 2 * pairs)) calm.push(await accept(pair))
  const crowd = await offerPairs(servers, pairs)
  const atOnce = await Promise.all(crowd.map(accept))
  await Promise.all(servers.map((server) => server.stop()))
  return {
    roomP50Ms: median(calm),
    roomP95Ms: quantile(calm, 0.95),
    roomMaxMs: Math.max(...calm),
    roomAtOnceMaxMs: Math.max(...atOnce),
    pairs,
  }
}

type Pair = { matchId: string; pages: [WaitingPage, WaitingPage] }

/** Pairs that were offered to each other and of whom the first has accepted; each user is on another process. */
async function offerPairs(
  servers: readonly [ServerUnderTest, ServerUnderTest],
  count: number,
): Promise<Pair[]> {
  const people = await makePeople(2 * count)
  const now = Date.now()
  await db.ticket.createMany({
    data: people.map(({ userId }, index) => ({
      userId,
      ...A_WISH,
      since: new Date(now + index),
      endsAt: new Date(now + TICKET_MS),
    })),
  })
  await pairWaiting('en')
  const waiting = new Map(people.map((one) => [one.userId, one]))
  const matches = await db.match.findMany({
    where: { outcome: null, seats: { some: { userId: { in: [...waiting.keys()] } } } },
    include: { seats: true },
  })
  const pairs: Pair[] = []
  for (const { id, seats } of matches) {
    const [first, second] = seats.map(({ userId }) => waiting.get(userId))
    if (!first || !second) throw new Error('A match is not between two of these')
    await answerMatch(first.userId, id, true, new Date())
    const pages = await Promise.all([openPage(first, servers[0]), openPage(second, servers[1])])
    pairs.push({ matchId: id, pages })
  }
  return pairs
}

async function openPage(one: SignedIn, { port }: ServerUnderTest): Promise<WaitingPage> {
  const url = `http://127.0.0.1:${port}`
  const updates = new Updates()
  const connected = nextUpdate(updates)
  const close = openUpdatesLine(one.userId, {
    url,
    updates,
    socket: { transports: ['websocket'], extraHeaders: { cookie: one.cookie, origin: url } },
  })
  await connected
  const heard = nextUpdate(updates)
  await notifyPeople([one.userId], { kind: 'match' })
  await heard
  return { ...one, updates, close }
}

function nextUpdate(updates: Updates): Promise<void> {
  return new Promise((resolve) => {
    const stop = updates.subscribe(() => {
      stop()
      resolve()
    })
  })
}

/** The second acceptance. @returns milliseconds until both know the same room */
async function accept({ matchId, pages }: Pair): Promise<number> {
  const started = performance.now()
  const learned = pages.map((page) => learnsRoom(page))
  await answerMatch(pages[1].userId, matchId, true, new Date())
  const rooms = await Promise.all(learned)
  const took = performance.now() - started
  for (const { close } of pages) close()
  if (new Set(rooms).size !== 1) throw new Error('The two were led into two rooms')
  return took
}

/** Queries whenever an update arrives. @returns the room's id */
function learnsRoom({ userId, updates }: WaitingPage): Promise<string> {
  return new Promise((resolve, reject) => {
    updates.subscribe(() => {
      getQueueView(userId, new Date()).then((view) => {
        if (view.status === 'room') resolve(view.roomId)
      }, reject)
    })
  })
}
