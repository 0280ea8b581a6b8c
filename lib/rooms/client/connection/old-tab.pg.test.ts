import { expect, test } from 'vitest'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { sheetText, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { readLog } from '@/lib/rooms/server/log/read-log'
import { person, room } from '@/tests/fixtures/builders'
import { element } from '@/tests/support/board/elements'
import {
  memoryStore,
  type TestServer,
  tabOf,
  until,
  withRealtimeServer,
} from '@/tests/support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

test('[J4][P3][ER5] a tab from before an update is told to reload, and loses nothing by it', async () => {
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  const store = memoryStore()
  const options = { tab: 'tab-of-before', store }
  const old = await tabOf(server.url, ines, id, options)
  await old.open()
  await until(old, (view) => view.connection.status === 'live')
  await old.ask({ kind: 'say', text: 'before the update' })
  old.socket.disconnect()
  await until(old, (view) => view.connection.status === 'reconnecting')
  // The server is updated in the meantime, which looks to this tab as if it were older itself.
  const emit = old.socket.emit.bind(old.socket)
  const answers: object[] = []
  old.socket.emit = (name: string, ...args: unknown[]) =>
    name === MESSAGE.join
      ? emit(name, { ...(args[0] as object), version: PROTOCOL_VERSION - 1 }, (answer: object) => {
          answers.push(answer)
          const reply = args[1] as (answer: object) => void
          reply(answer)
        })
      : emit(name, ...args)
  const unheard = old.ask({ kind: 'say', text: 'while away' })
  unheard.catch(() => {})
  sheetText(old.sheet.doc, 'purpose').insert(0, 'typed while away')
  old.board.edit([{ kind: 'add', element: element('drawn-while-away', 'rectangle') }])
  old.socket.connect()
  await until(old, (view) => view.connection.status === 'refused')
  expect(old.getView()).toMatchObject({
    connection: { code: 'wire/version', message: expect.stringContaining('Reload this page') },
    unsaved: 3,
  })
  // An older page cannot build a sentence from a code.
  expect(answers).toMatchObject([
    { code: 'wire/version', message: expect.stringContaining('Reload this page') },
  ])
  // The page stores it before it closes.
  old.keepNow()
  await expect.poll(() => old.wouldLose).toBe(false)
  expect(await readLog(id, 0)).not.toContainEqual(expect.objectContaining({ kind: 'board/edited' }))
  old.close()

  const reloaded = await tabOf(server.url, ines, id, options)
  await reloaded.open()
  await until(reloaded, (view) => view.connection.status === 'live' && view.unsaved === 0)
  const { round, board, sheet } = await loadRoom(id)
  expect(round.chat.map(({ text }) => text)).toEqual(['before the update', 'while away'])
  expect(sheetTexts(sheet).purpose).toBe('typed while away')
  expect([...board.elements.keys()]).toEqual(['drawn-while-away'])
  reloaded.close()
})
