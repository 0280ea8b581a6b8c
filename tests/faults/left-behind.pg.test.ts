import { expect, test } from 'vitest'
import { sendLeftBehind } from '@/lib/rooms/client/unsaved/left-behind'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { person, room } from '../fixtures/builders'
import {
  memoryStore,
  type TestServer,
  tabOf,
  until,
  withRealtimeServer,
} from '../support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

test('[P3] work left by several dead tabs is sent once each, and nothing is shown as saved before', async () => {
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  const store = memoryStore()
  const open = (tab: string) => tabOf(server.url, ines, id, { tab, store })
  for (const name of ['dead-tab-1', 'dead-tab-2']) {
    const tab = await open(name)
    await tab.open()
    await until(tab, (view) => view.connection.status === 'live')
    tab.socket.disconnect()
    void tab.ask({ kind: 'say', text: `from ${name}` }).catch(() => {})
    sheetText(tab.sheet.doc, 'summary').insert(0, `${name} `)
    tab.close()
  }
  expect(await store.keys('')).toEqual(['dead-tab-1', 'dead-tab-2'])

  const main = await open('living-tab')
  const shown: number[] = []
  main.subscribe(() => shown.push(main.getView().unsaved))
  await main.open()
  const lines = new Map([
    ['dead-tab-1', await open('dead-tab-1')],
    ['dead-tab-2', await open('dead-tab-2')],
  ])
  const lineOf = (tab: string) => {
    const line = lines.get(tab)
    if (!line) throw new Error(`No line for ${tab}`)
    return line
  }
  const left = new AbortController().signal
  await sendLeftBehind({ prefix: '', store, ids: [...lines.keys()], main, open: lineOf, left })
  expect(shown).toContain(4)
  await until(main, (view) => view.unsaved === 0 && view.round?.chat.length === 2)
  expect(main.getView().round?.chat.map(({ text }) => text)).toEqual(['from dead-tab-1', 'from dead-tab-2'])
  const fits = /^(dead-tab-1 dead-tab-2 |dead-tab-2 dead-tab-1 )$/
  await until(main, () => fits.test(sheetText(main.sheet.doc, 'summary').toString()))
  expect(await store.keys('')).toEqual([])
  main.close()
})

test('a page whose user has signed out meanwhile sends nothing in the name of the next one', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  // The cookie is Mara's by now, the page is still that of Ines.
  const page = await tabOf(server.url, mara, id)
  page.socket.auth = { tab: 'page-of-ines', userId: ines.id }
  void page.ask({ kind: 'say', text: 'written by Ines' }).catch(() => {})
  await page.open()
  await until(page, (view) => view.connection.status === 'refused')
  expect(page.getView().connection).toMatchObject({ code: 'auth/other-person' })
  page.close()
  const reloaded = await tabOf(server.url, mara, id)
  reloaded.socket.auth = { tab: 'page-of-mara', userId: mara.id }
  await reloaded.open()
  await until(reloaded, (view) => view.connection.status === 'live')
  expect(reloaded.getView().round?.chat).toEqual([])
  reloaded.close()
})
