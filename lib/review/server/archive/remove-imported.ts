import { db } from '@/lib/db/client'
import { archiveSourceOf } from './archive-source'

/** Deletes an imported session of a person. One that is gone already is no failure. */
export async function removeImported(userId: string, id: string): Promise<void> {
  await db.importedSession.deleteMany({ where: { id, ownerId: userId } })
}

/** Deletes what was imported from archives of these rooms of this installation, whoever has it. */
export async function removeImportsOf(roomIds: readonly string[]): Promise<void> {
  await db.importedSession.deleteMany({ where: { source: { in: roomIds.map(archiveSourceOf) } } })
}
