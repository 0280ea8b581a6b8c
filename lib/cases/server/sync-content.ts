import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { parseCase } from '../domain/parse-case'
import { readContent } from './read-content'
import { hashOf } from './source-hash'
import { versionData } from './version-data'

/** Serialises processes that start at the same time. Any constant will do, as long as nothing else uses it. */
const LOCK = 4_203_001

/** What a start found: cases with a new version, cases as before, and files that could not be read. */
export type SyncResult = { created: number; unchanged: number; skipped: string[] }

/**
 * Brings `content/cases` into the database: a version for each source not seen before, the newest one current.
 * Earlier versions stay for the rooms that used them. A file that cannot be read keeps its case as it was.
 */
export async function syncContent(root?: string): Promise<SyncResult> {
  const files = (await readContent('cases', root)).map((file) => ({
    ...file,
    parsed: parseCase(file.source),
  }))
  const wanted = files.flatMap(({ name, source, parsed }) =>
    parsed.ok ? [{ caseId: name, hash: hashOf(source), source, whole: parsed.case }] : [],
  )
  const skipped = files.flatMap(({ path, parsed }) => {
    const problem = parsed.ok ? undefined : parsed.problems[0]
    return problem ? [`${path}:${problem.line}: ${problem.message}`] : []
  })

  const created = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
      const known = await tx.caseVersion.findMany({
        where: { caseId: { in: wanted.map(({ caseId }) => caseId) } },
        select: { id: true, caseId: true, hash: true, current: true },
      })
      const missing = wanted.filter(
        ({ caseId, hash }) => !known.some((version) => version.caseId === caseId && version.hash === hash),
      )
      await tx.caseVersion.createMany({
        data: missing.map(({ caseId, hash, source, whole }) => ({
          ...versionData(whole, source),
          id: newId(),
          caseId,
          hash,
          origin: 'content' as const,
          current: false,
        })),
      })
      // The versions to show: everything else of the shipped cases is old, renamed or gone.
      await tx.caseVersion.updateMany({
        where: {
          origin: 'content',
          current: true,
          caseId: { notIn: files.filter(({ parsed }) => !parsed.ok).map(({ name }) => name) },
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
