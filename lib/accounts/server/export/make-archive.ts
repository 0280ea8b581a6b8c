import { db } from '@/lib/db/client'
import { ArchiveWriter } from './archive-writer'

/** The user requested another archive meanwhile, or deleted their account. */
export class Replaced extends Error {}

/** Which archive is created, and by which run. */
export type ExportRun = { userId: string; about: string; run: string }

/** Where a run writes to, and how it reports progress. */
export type Making = {
  archive: ArchiveWriter
  /** @throws Replaced when another run has taken over the archive */
  progress: (done: number, total: number) => Promise<void>
}

type Change = Parameters<typeof db.dataExport.updateMany>[0]['data']

/**
 * Creates an archive from scratch, unless another run has replaced this one, and keeps it for a while. A failed attempt
 * is reported, and its error rethrown so that the queue retries.
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

/** Deletes expired archives. */
export async function removeOldExports(now: Date): Promise<void> {
  await db.dataExport.deleteMany({ where: { expiresAt: { lte: now } } })
}

/** Deletes everybody's archives of these rooms. */
export async function removeArchivesOf(roomIds: readonly string[]): Promise<void> {
  await db.dataExport.deleteMany({ where: { about: { in: [...roomIds] } } })
}
