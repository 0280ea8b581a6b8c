import { expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { completeEnv } from '@/lib/shared/env'
import { person } from '@/tests/fixtures/builders'
import { archivedRound, archiveOf, ARCHIVED_AT as NOW } from '@/tests/fixtures/session-archive'
import { getImported, getImportedChat } from './get-imported'
import { importSession } from './import-session'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

test('[IM6] a session stored by an earlier release in another format is replayed once, and stored in the current one', async () => {
  await syncContent()
  const { ines, roomId } = await archivedRound()
  const owner = await person('Otto')
  const id = await importSession(owner.id, await archiveOf(ines, roomId), NOW)
  const read = () => Promise.all([getImported(owner.id, id, NOW), getImportedChat(owner.id, id, 0, NOW)])
  const [before, row] = [await read(), await db.importedSession.findUniqueOrThrow({ where: { id } })]
  const [bytes, state] = [row.bytes - row.state.byteLength + 3, new Uint8Array([1, 2, 3])]
  await db.importedSession.update({ where: { id }, data: { format: STATE_FORMAT - 1, state, bytes } })
  expect(await read()).toEqual(before)
  expect(await db.importedSession.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ format: STATE_FORMAT, bytes: row.bytes },
  })
  // Without its log it could not be replayed.
  await db.importedPart.deleteMany({ where: { sessionId: id } })
  expect(await read()).toEqual(before)
})
