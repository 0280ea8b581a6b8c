import { expect, test } from 'vitest'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { person, room } from '@/tests/fixtures/builders'
import {
  memoryStore,
  realtimeServer,
  type TestServer,
  tabOf,
  until,
  withRealtimeServer,
} from '@/tests/support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

test('[C1] what one person says, the other reads, and both keep it across a restart', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const a = await tabOf(server.url, ines, id)
  const b = await tabOf(server.url, mara, id)
  await Promise.all([a.open(), b.open()])
  await Promise.all([
    until(a, (view) => view.round?.members.length === 2),
    until(b, (view) => view.connection.status === 'live'),
  ])
  await b.ask({ kind: 'start' })
  await a.ask({ kind: 'say', text: 'Do we sell one room, or rooms of a type?' })
  sheetText(a.sheet.doc, 'core-problem').insert(0, 'The last room must sell once.')
  await until(b, (view) => view.round?.chat.length === 1)
  await until(a, (view) => view.unsaved === 0)
  await until(b, () => sheetText(b.sheet.doc, 'core-problem').length > 0)
  expect(sheetText(b.sheet.doc, 'core-problem').toString()).toBe('The last room must sell once.')

  const port = Number(new URL(server.url).port)
  const lost = until(a, (view) => view.connection.status === 'reconnecting')
  await server.stop()
  server = await realtimeServer(port)
  await lost
  await until(a, (view) => view.connection.status === 'live')
  expect(a.getView().round?.chat.map((message) => message.text)).toEqual([
    'Do we sell one room, or rooms of a type?',
  ])
  const fresh = await tabOf(server.url, ines, id)
  await fresh.open()
  await until(fresh, (view) => view.connection.status === 'live')
  expect(fresh.getView().round?.clock.status).toBe('running')
  expect(sheetText(fresh.sheet.doc, 'core-problem').toString()).toBe('The last room must sell once.')
  for (const tab of [a, b, fresh]) tab.close()
})

test('[G5][N1] nothing from the guide or private notes reaches a candidate', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const a = await tabOf(server.url, ines, id)
  const b = await tabOf(server.url, mara, id)
  const seen: unknown[] = []
  a.socket.onAny((...args) => seen.push(args))
  await Promise.all([a.open(), b.open()])
  await until(b, (view) => view.round?.members.length === 2)
  const guide = await b.guide()
  expect(guide.guide.core.length).toBeGreaterThan(20)
  await expect(a.guide()).rejects.toMatchObject({ code: 'guide/not-interviewer' })
  await b.ask({ kind: 'start' })
  await b.ask({ kind: 'note', text: 'starts drawing at once' })
  await b.ask({ kind: 'mark', dimension: 'scope', score: 3 })
  await expect(b.ask({ kind: 'hint', step: 'core-problem', rung: 1 })).rejects.toMatchObject({
    code: 'hint/order',
  })
  await b.ask({ kind: 'hint', step: 'core-problem', rung: 0 })
  await until(a, (view) => view.round?.hints.length === 1)
  expect(b.getView().round?.notes.map((note) => note.text)).toEqual(['starts drawing at once'])
  expect(a.getView().round?.notes).toEqual([])
  const fresh = await tabOf(server.url, ines, id)
  await fresh.open()
  await until(fresh, (view) => view.connection.status === 'live')
  const everything = JSON.stringify([seen, fresh.getView().round, a.getView().round])
  expect(everything).not.toContain('starts drawing at once')
  expect(everything).not.toContain(guide.guide.core.slice(0, 40))
  expect(fresh.getView().round?.marks).toEqual({})
  for (const tab of [a, b, fresh]) tab.close()
})

test('[P3] what was done offline is sent once when back, even by the next page', async () => {
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  const store = memoryStore()
  const a = await tabOf(server.url, ines, id, { tab: 'tab-one-one', store })
  await a.open()
  await until(a, (view) => view.connection.status === 'live')
  await a.ask({ kind: 'start' })
  a.socket.disconnect()
  sheetText(a.sheet.doc, 'summary').insert(0, 'kept here')
  void a.ask({ kind: 'say', text: 'still here' })
  expect(a.getView()).toMatchObject({ connection: { status: 'reconnecting' }, unsaved: 2 })
  a.close()
  const b = await tabOf(server.url, ines, id, { tab: 'tab-one-one', store })
  await b.open()
  await until(b, (view) => view.connection.status === 'live' && view.unsaved === 0)
  expect(sheetText(b.sheet.doc, 'summary').toString()).toBe('kept here')
  expect(b.getView().round?.chat.map((message) => message.text)).toEqual(['still here'])
  b.close()
})
