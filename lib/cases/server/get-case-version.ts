import { db } from '@/lib/db/client'
import { AppError, appError, notFound } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'
import type { PreparedCase } from '../domain/case'
import { PREPARED_FORMAT } from '../domain/prepare-case'
import type { CaseReading } from '../domain/read-case'
import { caseWorker } from './worker/case-worker'

/**
 * Size of the cases kept in memory, in characters of JSON. A version never changes, so nothing in here can be out of
 * date.
 */
const KEPT = 16_000_000
/** How long before a version that could not be parsed is tried again, in milliseconds. */
const RETRY = 60_000

type Cache = {
  cases: Map<string, { whole: PreparedCase; size: number }>
  size: number
  /** Versions that are being parsed, and failed ones until they may be tried again. */
  underWay: Map<string, Promise<string>>
  failed: Map<string, number>
}

/**
 * A complete case by the id of its version, secrets included: for rules and interviewers, never for a candidate.
 * @throws AppError `not-found`, or `case/unreadable` if it was written for another format or takes too long to parse.
 */
export async function getCaseVersion(id: string): Promise<PreparedCase> {
  const cache = singleton(
    'case-versions',
    (): Cache => ({ cases: new Map(), size: 0, underWay: new Map(), failed: new Map() }),
  )
  const kept = cache.cases.get(id)
  if (kept) return kept.whole
  const content = await contentOf(id, cache)
  // Many may request it at once, as after a restart: all of them get the same object.
  const first = cache.cases.get(id)
  if (first) return first.whole
  const whole = JSON.parse(content) as PreparedCase
  cache.cases.set(id, { whole, size: content.length })
  cache.size += content.length
  for (const [oldest, { size }] of cache.cases) {
    if (cache.size <= KEPT || oldest === id) break
    cache.cases.delete(oldest)
    cache.size -= size
  }
  return whole
}

async function contentOf(id: string, { underWay, failed }: Cache): Promise<string> {
  const reading = await db.caseReading.findUnique({
    where: { versionId: id },
    select: { format: true, content: true },
  })
  if (reading?.format === PREPARED_FORMAT) return reading.content
  const now = performance.now()
  if ((failed.get(id) ?? Number.NEGATIVE_INFINITY) > now - RETRY) throw unreadable()
  const started = underWay.get(id) ?? readOnce(id)
  underWay.set(id, started)
  try {
    return await started
  } catch (error) {
    if (error instanceof AppError && error.code === 'case/unreadable') failed.set(id, now)
    throw error
  } finally {
    underWay.delete(id)
  }
}

/** Versions from earlier releases, or of another format, are parsed when needed, and then stored. */
async function readOnce(versionId: string): Promise<string> {
  const row = await db.caseVersion.findUnique({
    where: { id: versionId },
    select: { source: true, authorId: true },
  })
  if (!row) throw notFound('case')
  const { reading, plain } = await readKept(row.source, row.authorId ?? versionId)
  if (!reading?.ok) throw unreadable()
  // The machine may just have been busy, so the failure is not permanent: it is only in memory, and the next process
  // tries again.
  if (plain) return reading.content
  const kept = { format: PREPARED_FORMAT, content: reading.content }
  await db.caseReading.upsert({ where: { versionId }, create: { versionId, ...kept }, update: kept })
  return reading.content
}

/** A case that was published before there were limits is shown as written if it takes too long to lay out. */
async function readKept(
  source: string,
  person: string,
): Promise<{ reading: CaseReading | null; plain: boolean }> {
  for (const plain of [false, true]) {
    try {
      return { reading: await caseWorker().run({ source, check: false, plain }, person), plain }
    } catch (error) {
      if (error instanceof AppError && error.code === 'worker/busy') throw error
      // A bug of ours in parsing this text will be there the next time too.
      if (!(error instanceof AppError)) console.error(error)
    }
  }
  return { reading: null, plain: true }
}

function unreadable(): AppError {
  return appError('case/unreadable')
}
