import { readContent } from '@/lib/content/server/read-content'
import { hashOf } from '@/lib/content/server/source-hash'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { PREPARED_FORMAT } from '../domain/prepare-case'
import { versionData } from './version-data'
import { caseWorker } from './worker/case-worker'

/** Serialises processes that start at the same time. Any constant will do, as long as nothing else uses it. */
const LOCK = 4_203_001
/** Time limit for parsing a shipped case, in milliseconds: we trust these, and the machine may be busy at startup. */
const SYNC_MS = 30_000

/** Result of a start: cases with a new version, unchanged cases, and files that could not be parsed. */
export type SyncResult = { created: number; unchanged: number; skipped: string[] }

/**
 * Loads `content/cases` into the database: a version for each source not seen before, the newest one current. Earlier
 * versions stay for the rooms that used them. If a file cannot be parsed, its case stays as it was.
 */
export async function syncContent(root?: string): Promise<SyncResult> {
  const files = await readFiles(root)
  const wanted = files.flatMap(({ name, hash, source, reading }) =>
    reading === 'known' || reading.ok ? [{ caseId: name, hash, source, reading }] : [],
  )
  const skipped = files.flatMap(({ path, reading }) =>
    reading === 'known' || reading.ok ? [] : [`${path}:${reading.problem.line}: ${reading.problem.message}`],
  )
  const skippedNames = files.flatMap(({ name, reading }) => (reading === 'known' || reading.ok ? [] : [name]))

  const created = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
      const known = await tx.caseVersion.findMany({
        where: { caseId: { in: wanted.map(({ caseId }) => caseId) } },
        select: { id: true, caseId: true, hash: true, current: true },
      })
      const read = wanted.flatMap(({ caseId, hash, source, reading }) => {
        if (reading === 'known') return []
        const version = known.find((one) => one.caseId === caseId && one.hash === hash)
        return [{ id: version?.id ?? newId(), isNew: !version, caseId, hash, source, reading }]
      })
      const missing = read.filter(({ isNew }) => isNew)
      await tx.caseVersion.createMany({
        data: missing.map(({ id, caseId, hash, source, reading }) => ({
          ...versionData(reading.shown, source),
          id,
          caseId,
          hash,
          origin: 'content' as const,
          current: false,
        })),
      })
      // Also for existing versions: an earlier release may have stored no parsed result, or one of another format.
      for (const { id, reading } of read) {
        const kept = { format: PREPARED_FORMAT, content: reading.content }
        await tx.caseReading.upsert({
          where: { versionId: id },
          create: { versionId: id, ...kept },
          update: kept,
        })
      }
      // The versions to show: all others of the shipped cases are old, renamed or removed.
      await tx.caseVersion.updateMany({
        where: {
          origin: 'content',
          current: true,
          caseId: { notIn: skippedNames },
          NOT: { OR: wanted.map(({ caseId, hash }) => ({ caseId, hash })) },
        },
        data: { current: false },
      })
      await tx.caseVersion.updateMany({
        where: {
          origin: 'content',
          current: false,
          OR: wanted.map(({ caseId, hash }) => ({ caseId, hash })),
        },
        data: { current: true },
      })
      return missing.length
    },
    { timeout: 30_000 },
  )
  return { created, unchanged: wanted.length - created, skipped }
}

/** The files with their parsed content. Those that the database already has are not parsed again. */
async function readFiles(root?: string) {
  const files = (await readContent('cases', root)).map((file) => ({ ...file, hash: hashOf(file.source) }))
  const known = await db.caseVersion.findMany({
    where: {
      OR: files.map(({ name, hash }) => ({ caseId: name, hash })),
      reading: { format: PREPARED_FORMAT },
    },
    select: { caseId: true, hash: true },
  })
  const read = []
  for (const file of files) {
    const isKnown = known.some(({ caseId, hash }) => caseId === file.name && hash === file.hash)
    const job = { source: file.source, check: false, plain: false }
    const reading = isKnown ? ('known' as const) : await caseWorker().run(job, 'content', SYNC_MS)
    read.push({ ...file, reading })
  }
  return read
}
