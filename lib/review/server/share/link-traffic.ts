import { db } from '@/lib/db/client'
import { appError, notFound } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { findShared } from './find-shared'

/**
 * Requests for parts of what a link shows, by network address: a dozen typical sessions at once, then four a second.
 */
const parts = new Pace(250, 60)
/**
 * Views by link and address, so that one place cannot add views endlessly: a class at once, then one every ten
 * seconds.
 */
const views = new Pace(10_000, 30)

/** @throws AppError `session/too-often` */
export function assertSharedPace(address: string, now: Date): void {
  if (!parts.take(address, now.getTime())) throw appError('session/too-often', { what: 'recording' })
}

/**
 * Counts that a browser opened a link. Browsers report this once a day; the link's creator and people who were asked
 * are not counted. Nothing is stored about who it was.
 * @throws AppError `not-found`
 */
export async function countView(
  token: string,
  viewerId: string | null,
  address: string,
  now: Date,
): Promise<void> {
  const { link, isTheirs } = await findShared(token, viewerId, now)
  if (isTheirs || !views.take(`${link.id} ${address}`, now.getTime())) return
  await db.shareLink.update({ where: { id: link.id }, data: { views: { increment: 1 } } })
}

/** Whether a link has a picture for previews. */
export async function hasPicture(linkId: string): Promise<boolean> {
  return (await db.shareLink.count({ where: { id: linkId, picture: { not: null } } })) > 0
}

/** The picture of a link for previews, a PNG. @throws AppError `not-found`, also if it has none */
export async function getSharedPreview(token: string, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { link } = await findShared(token, null, now)
  const kept = await db.shareLink.findUnique({ where: { id: link.id }, select: { picture: true } })
  if (!kept?.picture) throw notFound('shared')
  return new Uint8Array(kept.picture)
}
