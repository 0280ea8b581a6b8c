import { expect, test } from 'vitest'
import { askDeletion } from '@/lib/accounts/server/deletion/ask-deletion'
import { deleteAccount } from '@/lib/accounts/server/deletion/delete-account'
import { DELETED_NAME, DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { loadUser } from '@/lib/auth/server/load-user'
import { db } from '@/lib/db/client'
import { person, room } from '@/tests/fixtures/builders'
import { columnsWith } from '@/tests/support/database-text'
import {
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

test('[AC2][AC5] in a running round, a deleted account is out at once, and no snapshot of the memory contains it', async () => {
  const [zeph, mara] = [await person('Wilhelmina'), await person('Mara')]
  const id = await room(zeph, { others: [[mara, 'interviewer']] })
  // They first joined under another name.
  const before = await tabOf(server.url, zeph, id)
  await before.open()
  await until(before, (view) => view.connection.status === 'live')
  before.close()
  await db.user.update({ where: { id: zeph.id }, data: { name: 'Zephyrine Quillfeather' } })
  const [a, b] = [await tabOf(server.url, zeph, id), await tabOf(server.url, mara, id)]
  await Promise.all([a.open(), b.open()])
  await until(b, (view) => view.round?.members.length === 2 && view.connection.status === 'live')
  await b.ask({ kind: 'start' })
  await a.ask({ kind: 'say', text: 'xylographic' })
  await b.ask({ kind: 'say', text: 'Welcome, Zephyrine Quillfeather! Were you not Wilhelmina?' })
  await until(a, (view) => view.round?.chat.length === 2)

  const user = await loadUser(zeph.id)
  if (!user) throw new Error('There is nobody with this id')
  const now = new Date()
  await askDeletion(user, { typed: user.email ?? '', address: '127.0.0.1' }, now)
  const { id: deletion } = await db.accountDeletion.findUniqueOrThrow({ where: { userId: zeph.id } })
  await deleteAccount(deletion, now)
  await until(b, (view) => view.round?.members.some(({ name }) => name === DELETED_NAME) ?? false)
  expect(b.getView().round?.chat[0]?.text).toBe(DELETED_WORDS)
  await until(a, () => !a.socket.connected)
  // The round continues, and what the process then stores of it contains nothing of theirs.
  await b.ask({ kind: 'say', text: 'Still here' })
  await server.stop()
  server = await realtimeServer()
  expect(await db.roomSnapshot.count({ where: { roomId: id } })).toBeGreaterThan(0)
  expect(await columnsWith(['xylographic', 'Quillfeather', 'Wilhelmina'])).toEqual([
    'AccountDeletion.name',
    'AccountDeletion.names',
  ])
  for (const tab of [a, b]) tab.close()
})
