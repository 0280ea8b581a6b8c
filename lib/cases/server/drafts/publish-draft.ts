import { hashOf } from '@/lib/content/server/source-hash'
import { db } from '@/lib/db/client'
import type { CaseDraft, Prisma } from '@/lib/db/generated/client'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { MOST_VERSIONS } from '../../domain/draft'
import { PREPARED_FORMAT } from '../../domain/prepare-case'
import type { CaseReading } from '../../domain/read-case'
import { versionData } from '../version-data'
import { caseWorker } from '../worker/case-worker'
import { findDraft } from './find-draft'

/**
 * If the text changes while it is being parsed, it is parsed again, so that the last saved text is what gets published.
 */
const MOST_TRIES = 3

type Readable = Extract<CaseReading, { ok: true }>

/**
 * Makes the saved source the current version of the case. Earlier versions stay for the rooms that used them;
 * publishing an unchanged source creates no new version. A draft becomes private, a shared case stays shared.
 * @throws AppError `not-found`, `draft/not-ready`, `draft/too-many-versions`, `draft/changed-meanwhile`, `worker/…`
 */
export async function publishDraft(userId: string, id: string, now: Date): Promise<{ versionId: string }> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    // Parsed before anything is locked, so that nobody else waits for it.
    const { source } = await findDraft(userId, id)
    const reading = await readReady(userId, source)
    const published = await db.$transaction(async (tx) => {
      // One publisher at a time, so that exactly one version is current.
      await tx.$queryRaw`SELECT "id" FROM "CaseDraft" WHERE "id" = ${id}::uuid AND "authorId" = ${userId}::uuid FOR UPDATE`
      const draft = await findDraft(userId, id, tx)
      return draft.source === source ? publish(tx, draft, reading, now) : null
    })
    if (published) return published
  }
  throw appError('draft/changed-meanwhile')
}

async function readReady(userId: string, source: string): Promise<Readable> {
  const reading = await caseWorker().run({ source, check: true, plain: false }, userId)
  if (reading.ok) return reading
  const { line, message } = reading.problem
  throw appError('draft/not-ready', { line, problem: message })
}

async function publish(
  tx: Prisma.TransactionClient,
  { id, authorId, source, visibility }: CaseDraft,
  { shown, content }: Readable,
  now: Date,
): Promise<{ versionId: string }> {
  const hash = hashOf(source)
  const known = await tx.caseVersion.findUnique({
    where: { caseId_hash: { caseId: id, hash } },
    select: { id: true },
  })
  if (!known && (await tx.caseVersion.count({ where: { caseId: id } })) >= MOST_VERSIONS) {
    throw appError('draft/too-many-versions', { most: MOST_VERSIONS })
  }
  await tx.caseVersion.updateMany({ where: { caseId: id, current: true }, data: { current: false } })
  const { id: versionId } = known
    ? await tx.caseVersion.update({ where: { id: known.id }, data: { current: true } })
    : await tx.caseVersion.create({
        data: {
          ...versionData(shown, source),
          id: newId(),
          caseId: id,
          hash,
          origin: 'author',
          authorId,
          current: true,
          createdAt: now,
        },
      })
  const kept = { format: PREPARED_FORMAT, content }
  await tx.caseReading.upsert({ where: { versionId }, create: { versionId, ...kept }, update: kept })
  if (visibility === 'draft') await tx.caseDraft.update({ where: { id }, data: { visibility: 'private' } })
  return { versionId }
}
