import type { Socket } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/queryable'
import { openUpdatesLine } from '@/lib/rooms/client/connection/updates-line'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { newId } from '@/lib/shared/ids'
import { Updates } from '@/lib/updates/client/updates'
import type { Update } from '@/lib/updates/domain/update'
import { CHANNEL, notifyPeople } from '@/lib/updates/server/notify-people'
import { cookieOf, type Person, person, room } from '@/tests/fixtures/builders'
import {
  realtimeServer,
  socketOf,
  type TestServer,
  tabOf,
  until,
  withRealtimeServer,
} from '@/tests/support/servers/realtime-server'
import { freePort } from '@/tests/support/servers/server-process'
import { SOCKETS_A_USER } from '../admission/admission'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

type Page = { socket: Socket; heard: Update[]; refused: unknown[] }

/** A page with a connection for updates only. */
async function page(user: Person, { url = server.url, auth = {} } = {}): Promise<Page> {
  const socket = await socketOf(url, user)
  socket.auth = { tab: newId(), userId: user.id, only: 'updates', ...auth }
  const heard: Update[] = []
  const refused: unknown[] = []
  socket.on(MESSAGE.update, (update: Update) => {
    if (update.kind !== 'missed') heard.push(update)
  })
  socket.on(MESSAGE.refused, (...refusal: unknown[]) => refused.push(refusal[2]))
  onTestFinished(() => void socket.disconnect())
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
    socket.connect()
  })
  return { socket, heard, refused }
}

const about = (roomId: string): Update => ({ kind: 'grades', roomId })

/** Notifies somebody until their page receives it: before a process listens, nothing arrives. */
async function isHeard({ heard }: Page, by: Person): Promise<void> {
  const update = about(newId())
  await expect
    .poll(async () => {
      await notifyPeople([by.id], update)
      return heard
    })
    .toContainEqual(update)
}

test('[UC1] an update reaches every page of its people on every process, and nobody else', async () => {
  const other = await realtimeServer()
  onTestFinished(() => other.stop())
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const roomId = await room(ines, { others: [[mara, 'interviewer']] })
  const told = [await page(ines), await page(ines, { url: other.url }), await page(mara, { url: other.url })]
  const strangers = [await page(otto), await page(otto, { url: other.url })]
  for (const [index, one] of [...told, ...strangers].entries())
    await isHeard(one, [ines, ines, mara, otto, otto][index] ?? ines)
  await notifyPeople([ines.id, mara.id], about(roomId))
  for (const { heard } of told) await expect.poll(() => heard.at(-1)).toEqual(about(roomId))
  // The later one has arrived, and the other person's has not.
  for (const one of strangers) {
    await isHeard(one, otto)
    expect(one.heard).not.toContainEqual(about(roomId))
  }
})

test("[UC1] a page in a room receives it on the room's connection, even after it joined", async () => {
  const ines = await person('Ines')
  const roomId = await room(ines)
  const tab = await tabOf(server.url, ines, roomId)
  onTestFinished(() => tab.close())
  const heard: Update[] = []
  tab.socket.on(MESSAGE.update, (update: Update) => heard.push(update))
  await tab.open()
  await until(tab, (view) => view.connection.status === 'live')
  await expect
    .poll(async () => {
      await notifyPeople([ines.id], about(roomId))
      return heard
    })
    .toContainEqual(about(roomId))
})

test('[UC2] an update of a transaction is sent when that commits, and not at all if it does not', async () => {
  const ines = await person('Ines')
  const one = await page(ines)
  await isHeard(one, ines)
  const [undone, kept] = [about(newId()), about(newId())]
  const failing = db.$transaction(async (tx) => {
    await notifyPeople([ines.id], undone, inTransaction(tx))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await db.$transaction((tx) => notifyPeople([ines.id], kept, inTransaction(tx)))
  await expect.poll(() => one.heard).toContainEqual(kept)
  expect(one.heard).not.toContainEqual(undone)
})

test('[UC3] data that is not a valid update is neither sent nor passed on', async () => {
  const ines = await person('Ines')
  const one = await page(ines)
  await isHeard(one, ines)
  const more = Object.assign(about(newId()), { overall: 4 })
  await expect(notifyPeople([ines.id], more)).rejects.toThrow(/overall/)
  for (const payload of ['no json', JSON.stringify({ to: [ines.id], update: more })])
    await pool().query('select pg_notify($1, $2)', [CHANNEL, payload])
  await notifyPeople([ines.id], { kind: 'next-round', roomId: newId() })
  await expect.poll(() => one.heard.at(-1)?.kind).toBe('next-round')
  // Anything sent earlier would have arrived earlier.
  expect(one.heard.filter((update) => 'overall' in update)).toEqual([])
})

test('[UC4] a connection for updates ends with its session', async () => {
  const ines = await person('Ines')
  const { socket } = await page(ines)
  socket.io.reconnection(false)
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve))
  await db.user.update({ where: { id: ines.id }, data: { sessionEpoch: { increment: 1 } } })
  expect(await ended).toBe('io server disconnect')
})

test("[UC4] a connection for updates needs the app's own page, a session, and the page’s own person", async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  await expect(page(ines, { auth: { userId: mara.id } })).rejects.toMatchObject({
    data: { code: 'auth/other-person' },
  })
  const strange: Record<string, string>[] = [{ origin: 'https://elsewhere.example' }, { cookie: '' }]
  for (const headers of strange) {
    const socket = await socketOf(server.url, ines, { headers })
    socket.auth = { only: 'updates' }
    const refused = new Promise((resolve) => socket.once('connect_error', resolve))
    socket.connect()
    expect(await refused).toBeInstanceOf(Error)
    socket.disconnect()
  }
})

test('[UC5] a connection for updates enters no room and accepts nothing', async () => {
  const ines = await person('Ines')
  const roomId = await room(ines)
  const { socket, refused } = await page(ines)
  const join = { version: PROTOCOL_VERSION, roomId, tab: 'tab-of-updates', since: 0 }
  socket.emit(MESSAGE.join, { ...join, pending: { talk: null, board: null, sheet: null } })
  socket.emit(MESSAGE.time, {})
  await expect.poll(() => refused).toEqual(['wire/malformed', 'wire/malformed'])
  expect(server.master.knownSeq(roomId)).toBe(0)
})

test('[UC5] a person can have five connections for updates beside those for rooms, and a tab only one', async () => {
  const ines = await person('Ines')
  for (let count = 0; count < SOCKETS_A_USER; count++) await page(ines)
  await expect(page(ines)).rejects.toMatchObject({ data: { code: 'socket/too-many' } })
  const tab = await tabOf(server.url, ines, await room(ines))
  onTestFinished(() => tab.close())
  await tab.open()
  await until(tab, (view) => view.connection.status === 'live')
  const mara = await person('Mara')
  const first = await page(mara, { auth: { tab: 'one-tab-of-mara' } })
  const replaced = new Promise<string>((resolve) => first.socket.once('disconnect', resolve))
  await page(mara, { auth: { tab: 'one-tab-of-mara' } })
  expect(await replaced).toBe('io server disconnect')
})

test('[UC6] a page whose server went away makes one request when it is back', async () => {
  const port = await freePort()
  let own = await realtimeServer(port)
  const ines = await person('Ines')
  const updates = new Updates()
  let asked = 0
  updates.subscribe(({ kind }) => {
    if (kind === 'missed') asked++
  })
  const extraHeaders = { cookie: await cookieOf(ines), origin: own.url }
  const close = openUpdatesLine(ines.id, {
    url: own.url,
    updates,
    socket: { transports: ['websocket'], extraHeaders, reconnectionDelay: 50, reconnectionDelayMax: 100 },
  })
  onTestFinished(close)
  await expect.poll(() => updates.isOn, { timeout: 20_000 }).toBe(true)
  expect(asked).toBe(1)
  await own.stop()
  await expect.poll(() => updates.isOn, { timeout: 20_000 }).toBe(false)
  own = await realtimeServer(port)
  onTestFinished(() => own.stop())
  await expect.poll(() => updates.isOn, { timeout: 20_000 }).toBe(true)
  expect(asked).toBe(2)
})

test('[UC6] a process that lost the database tells its pages to ask again, and listens again', async () => {
  const ines = await person('Ines')
  const one = await page(ines)
  await isHeard(one, ines)
  let missed = 0
  one.socket.on(MESSAGE.update, ({ kind }: Update) => {
    if (kind === 'missed') missed++
  })
  await pool().query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'threepoint updates'`,
  )
  await expect.poll(() => missed, { timeout: 20_000 }).toBe(1)
  await isHeard(one, ines)
})
