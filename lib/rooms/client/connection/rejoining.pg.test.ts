import { expect, test } from 'vitest'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { person, room } from '@/tests/fixtures/builders'
import { type TestServer, tabOf, until, withRealtimeServer } from '@/tests/support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

test('[L3] a refusal that was lost with the connection leaves nothing waiting forever', async () => {
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  const tab = await tabOf(server.url, ines, id)
  await tab.open()
  await until(tab, (view) => view.connection.status === 'live')
  tab.socket.off(MESSAGE.refused)
  const refused = tab.ask({ kind: 'resume' })
  const lost = expect(refused).rejects.toMatchObject({ code: 'room/not-taken' })
  await tab.ask({ kind: 'say', text: 'hello' })
  expect(tab.getView().unsaved).toBe(1)
  tab.socket.disconnect().connect()
  await lost
  await until(tab, (view) => view.connection.status === 'live' && view.unsaved === 0)
  expect(tab.getView().round?.chat).toHaveLength(1)
  tab.close()
})
