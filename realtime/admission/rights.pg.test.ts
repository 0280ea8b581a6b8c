import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { deleteRoom } from '@/lib/rooms/server/delete-room'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { newId } from '@/lib/shared/ids'
import { person, room } from '@/tests/fixtures/builders'
import {
  socketOf,
  type TestServer,
  tabOf,
  until,
  withRealtimeServer,
} from '@/tests/support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

test('[J5] somebody with a new role sees what that role may see, including earlier events', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const id = await room(ines, {
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
  })
  const [m, o] = [await tabOf(server.url, mara, id), await tabOf(server.url, otto, id)]
  await Promise.all([m.open(), o.open()])
  await Promise.all([m, o].map((tab) => until(tab, (view) => view.connection.status === 'live')))
  await m.guide()
  await until(m, (view) => view.round?.sawGuide.length === 1)
  // Once a newer event is known, only a full state can include earlier ones that were hidden.
  await m.ask({ kind: 'say', text: 'Shall we?' })
  await until(o, (view) => view.round?.chat.length === 1)
  expect(o.getView().round?.sawGuide).toEqual([])
  const become = (who: { id: string }, role: 'interviewer' | 'observer') =>
    db.member.update({ where: { roomId_userId: { roomId: id, userId: who.id } }, data: { role } })
  await Promise.all([become(otto, 'interviewer'), become(mara, 'observer')])
  await until(o, (view) => view.me?.role === 'interviewer')
  await until(m, (view) => view.me?.role === 'observer')
  expect(o.getView().round?.sawGuide).toEqual([mara.id])
  await expect(m.guide()).rejects.toMatchObject({ code: 'guide/not-interviewer' })
  for (const tab of [m, o]) tab.close()
})

test('[M5] somebody who is removed is disconnected, and may not return', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const tab = await tabOf(server.url, mara, id)
  await tab.open()
  await until(tab, (view) => view.connection.status === 'live')
  await db.member.update({
    where: { roomId_userId: { roomId: id, userId: mara.id } },
    data: { removedAt: new Date() },
  })
  await until(tab, (view) => view.connection.status === 'refused')
  expect(tab.getView().connection).toMatchObject({ code: 'not-found' })
  tab.close()
})

test("[M6] other people's rooms look as if they did not exist", async () => {
  const [ines, otto] = [await person('Ines'), await person('Otto')]
  const theirs = await room(ines)
  const answers = []
  for (const id of [theirs, newId()]) {
    const page = await getRoom(otto.id, id, Date.now()).catch(({ code, message }) => ({ code, message }))
    const tab = await tabOf(server.url, otto, id)
    await tab.open()
    await until(tab, (view) => view.connection.status === 'refused')
    answers.push({ page, line: tab.getView().connection, room: tab.getView().round })
    tab.close()
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toMatchObject({ page: { code: 'not-found' }, line: { code: 'not-found' }, room: null })
})

test('[R9] when a room is deleted, everybody in it is told that it does not exist', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const tabs = [await tabOf(server.url, ines, id), await tabOf(server.url, mara, id)]
  for (const tab of tabs) await tab.open()
  for (const tab of tabs) await until(tab, (view) => view.connection.status === 'live')
  await deleteRoom(ines.id, id)
  for (const tab of tabs) {
    await until(tab, (view) => view.connection.status === 'refused')
    expect(tab.getView().connection).toMatchObject({ code: 'not-found' })
    tab.close()
  }
})

test("[J6] a tab's new connection ends its old one, and connections of other tabs stay", async () => {
  const ines = await person('Ines')
  const open = async (tab: string) => {
    const socket = await socketOf(server.url, ines)
    socket.auth = { tab }
    socket.io.reconnection(false)
    const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve))
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve())
      socket.once('connect_error', reject)
      socket.connect()
    })
    return { socket, ended }
  }
  const [old, other] = [await open('tab-one-one'), await open('tab-two-two')]
  // More often than a person may have sockets: dead ones do not count.
  let newest = old
  for (let times = 0; times < 6; times++) {
    const next = await open('tab-one-one')
    expect(await newest.ended).toBe('io server disconnect')
    newest = next
  }
  expect([newest.socket.connected, other.socket.connected]).toEqual([true, true])
  for (const { socket } of [newest, other]) socket.disconnect()
})
