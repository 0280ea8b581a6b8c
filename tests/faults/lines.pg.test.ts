import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { acceptInvite } from '@/lib/rooms/server/access/accept-invite'
import { createInvite } from '@/lib/rooms/server/access/create-invite'
import { person, room } from '../fixtures/builders'
import {
  realtimeServer,
  type TestServer,
  tabOf,
  until,
  withRealtimeServer,
} from '../support/servers/realtime-server'
import { TcpProxy } from '../support/servers/tcp-proxy'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

test('[P3] a silently dead connection is noticed within 10 s, and text typed meanwhile is sent once', async () => {
  // Both ends give up a connection after this silence; the server tells the browser how long.
  const { pingInterval = 0, pingTimeout = 0 } = server.io.engine.opts
  expect(pingInterval * pingTimeout).toBeGreaterThan(0)
  expect(pingInterval + pingTimeout).toBeLessThan(10_000)
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  const line = await TcpProxy.to(Number(new URL(server.url).port))
  const a = await tabOf(line.url, ines, id)
  await a.open()
  await until(a, (view) => view.connection.status === 'live')
  const reasons: string[] = []
  a.socket.on('disconnect', (reason) => reasons.push(reason))
  line.silent = true
  sheetText(a.sheet.doc, 'summary').insert(0, 'typed into nothing')
  void a.ask({ kind: 'say', text: 'hello?' })
  expect(a.getView().unsaved).toBe(2)
  await until(a, (view) => view.connection.status === 'reconnecting')
  expect(reasons).toEqual(['ping timeout'])
  expect(a.getView().unsaved).toBe(2)
  line.silent = false
  line.reset()
  await until(a, (view) => view.connection.status === 'live' && view.unsaved === 0)
  const fresh = await tabOf(server.url, ines, id)
  await fresh.open()
  await until(fresh, (view) => view.connection.status === 'live')
  expect(sheetText(fresh.sheet.doc, 'summary').toString()).toBe('typed into nothing')
  expect(fresh.getView().round?.chat).toHaveLength(1)
  for (const tab of [a, fresh]) tab.close()
  line.close()
}, 40_000)

test('[P4] a refresh restores role, clock and work; the clock is right on a slow connection', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  // To this server, all browsers' clocks are a day behind.
  const now = () => Date.now() + 86_400_000
  const ahead = await realtimeServer(0, { now })
  const line = await TcpProxy.to(Number(new URL(ahead.url).port))
  line.delay = 150
  const b = await tabOf(ahead.url, mara, id)
  const before = await tabOf(ahead.url, ines, id)
  await Promise.all([b.open(), before.open()])
  await until(b, (view) => view.round?.members.length === 2)
  before.close()
  await b.ask({ kind: 'start' })
  await b.ask({ kind: 'step', index: 3 })
  const a = await tabOf(line.url, ines, id)
  const opened = performance.now()
  await a.open()
  await until(a, (view) => view.connection.status === 'live')
  const { round: seen, me } = a.getView()
  expect(me?.role).toBe('candidate')
  expect(seen?.clock).toMatchObject({ status: 'running', step: 3 })
  expect(seen?.clock).toEqual(b.getView().round?.clock)
  const error = Math.abs(a.clock.now() - now())
  // The error is at most the duration of the request; how much less is defined by T1.
  expect(error).toBeLessThanOrEqual(performance.now() - opened)
  for (const tab of [a, b]) tab.close()
  line.close()
  await ahead.stop()
})

test('[P5] a room that cannot be read refuses the join with a code and opens once it can', async () => {
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  await db.$executeRaw`update "RoomEvent" set data = '\\xc1' where "roomId" = ${id}::uuid`
  const a = await tabOf(server.url, ines, id)
  const codes: string[] = []
  const emit = a.socket.emit.bind(a.socket)
  a.socket.emit = (event: string, ...args: unknown[]) => {
    const reply = args.at(-1)
    if (typeof reply !== 'function') return emit(event, ...args)
    return emit(event, ...args.slice(0, -1), (answer: { ok: boolean; code?: string }) => {
      codes.push(answer.code ?? 'fine')
      reply(answer)
    })
  }
  await a.open()
  while (codes.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(a.getView().round).toBeNull()
  expect(new Set(codes)).toEqual(new Set(['room/unavailable']))
  a.close()
  const stranger = await tabOf(server.url, await person('Otto'), id)
  await stranger.open()
  await until(stranger, (view) => view.connection.status === 'refused')
  expect(stranger.getView().connection).toMatchObject({ code: 'not-found' })
  stranger.close()
})

test('[M7] 40 people press one link at once: different numbers, one candidate, at most ten members', async () => {
  const mara = await person('Mara')
  const id = await room(mara, { role: 'interviewer' })
  const { token } = await createInvite(mara.id, id, 'candidate', new Date())
  const people = await Promise.all(Array.from({ length: 40 }, (_, index) => person(`P${index}`)))
  const outcomes = await Promise.allSettled(people.map((one) => acceptInvite(one.id, token, new Date())))
  const codes = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  const members = await db.member.findMany({ where: { roomId: id } })
  expect(members).toHaveLength(10)
  expect(new Set(members.map((member) => member.number)).size).toBe(10)
  expect(members.filter((member) => member.role === 'candidate')).toHaveLength(1)
  expect(new Set(codes)).toEqual(new Set(['invite/full']))
  expect(codes).toHaveLength(31)
})

test('[M7] a user who presses the link many times at once joins once', async () => {
  const mara = await person('Mara')
  const id = await room(mara, { role: 'interviewer' })
  const { token } = await createInvite(mara.id, id, 'candidate', new Date())
  const ines = await person('Ines')
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () => acceptInvite(ines.id, token, new Date())),
  )
  expect(new Set(outcomes)).toEqual(new Set([id]))
  expect(await db.member.count({ where: { roomId: id } })).toBe(2)
})
