import { db } from '@/lib/db/client'
import { archiveSourceOf } from './archive-source'

/** Deletes an imported session of a person. Succeeds if it is already gone. */
export async function removeImported(userId: string, id: string): Promise<void> {
  await db.importedSession.deleteMany({ where: { id, ownerId: userId } })
}

/** Deletes everything that anyone imported from archives of these rooms of this installation. */
export async function removeImportsOf(roomIds: readonly string[]): Promise<void> {
  await db.importedSession.deleteMany({ where: { source: { in: roomIds.map(archiveSourceOf) } } })
}
