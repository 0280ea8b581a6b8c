import { db } from '@/lib/db/client'
import { ArchiveWriter } from './archive-writer'

/** Somebody asked for another archive meanwhile, or deleted their account. */
export class Replaced extends Error {}

/** Which archive is made, and by which run. */
export type ExportRun = { userId: string; about: string; run: string }

/** Where a run writes, and how it says how far it is. */
export type Making = {
  archive: ArchiveWriter
  /** @throws Replaced where another run makes the archive now */
  progress: (done: number, total: number) => Promise<void>
}

type Change = Parameters<typeof db.dataExport.updateMany>[0]['data']

/**
 * Makes an archive from its beginning, unless another run has replaced this one, and keeps it for a while. A try that
 * fails is said, and thrown for the queue to try again.
 * @param write writes the files
 */
export async function makeArchive(
  { userId, about, run }: ExportRun,
  keptMs: number,
  now: Date,
  write: (making: Making) => Promise<void>,
): Promise<void> {
  const key = { userId_about: { userId, about } }
  if (!(await db.dataExport.findUnique({ where: { ...key, run, readyAt: null } }))) return
  const update = async (data: Change) => {
    const { count } = await db.dataExport.updateMany({ where: { userId, about, run }, data })
    if (count === 0) throw new Replaced()
  }
  try {
    await db.dataExportPart.deleteMany({ where: { userId, about } })
    let number = 0
    const archive = new ArchiveWriter(async (piece) => {
      await update({ run })
      const bytes = new Uint8Array(piece)
      await db.dataExportPart.create({ data: { userId, about, number: number++, bytes } })
    })
    await write({ archive, progress: (done, total) => update({ done, total }) })
    const made = await archive.end()
    const expiresAt = new Date(now.getTime() + keptMs)
    await update({ ...made, readyAt: now, troubleAt: null, expiresAt })
  } catch (error) {
    if (error instanceof Replaced) return
    await db.dataExport.updateMany({ where: { userId, about, run }, data: { troubleAt: now } })
    throw error
  }
}

/** Deletes archives whose time is over. */
export async function removeOldExports(now: Date): Promise<void> {
  await db.dataExport.deleteMany({ where: { expiresAt: { lte: now } } })
}

/** Deletes the archives of these rooms, whoever had them made. */
export async function removeArchivesOf(roomIds: readonly string[]): Promise<void> {
  await db.dataExport.deleteMany({ where: { about: { in: [...roomIds] } } })
}
