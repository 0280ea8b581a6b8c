import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { keepBytes, readBytes } from '@/lib/blobs/server/stored-bytes'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { canEditWork } from '@/lib/rooms/domain/round/permissions'
import { appError, notFound } from '@/lib/shared/errors'
import { findMember } from '../access/find-members'

/** Maximum size of an upload, in bytes. */
export const IMAGE_LIMIT = 4 * 1024 * 1024
export const IMAGES_A_ROOM = 20
/** Maximum number of pixels, because a small file can unpack into a huge picture. */
const PIXELS = 40_000_000
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp'])

/** Whether a text from a URL can be a picture's name at all. */
export function isImageHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

export type StoredImage = { mime: string; bytes: Uint8Array }

/**
 * Stores a picture of a board under the SHA-256 of the uploaded bytes. The stored picture is re-encoded from
 * its pixels, so that nothing hidden in the file is passed on.
 * @throws AppError `not-found`, `image/observer`, `image/ended`, `image/too-large`, `image/format`,
 * `image/hash`, `image/too-many`, `unavailable`
 */
export async function storeImage(
  userId: string,
  roomId: string,
  hash: string,
  bytes: Uint8Array,
): Promise<void> {
  const member = await findMember(roomId, userId)
  const room = await db.room.findUnique({ where: { id: roomId }, select: { phase: true } })
  if (!member || !room) throw notFound('room')
  if (!canEditWork(member)) throw appError('image/observer')
  if (room.phase === 'ended') throw appError('image/ended')
  if (bytes.byteLength > IMAGE_LIMIT) throw appError('image/too-large')
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    throw appError('image/hash')
  }
  const where = { roomId_hash: { roomId, hash } }
  if (await db.image.findUnique({ where, select: { hash: true } })) return
  await needPlace(db, roomId)
  const { mime, data } = await drawAnew(bytes)
  const stored = await keepBytes('images', data)
  // One at a time per room, or images that arrive together could exceed the limit together.
  await lockedTransaction([`images of ${roomId}`], async (tx) => {
    await needPlace(tx, roomId)
    await tx.image.createMany({
      data: [{ roomId, hash, mime, ...stored }],
      skipDuplicates: true,
    })
  })
}

/** @throws AppError `not-found` for strangers and for images that do not exist */
export async function readImage(userId: string, roomId: string, hash: string): Promise<StoredImage> {
  if (!(await findMember(roomId, userId))) throw notFound('image')
  return imageOf(roomId, hash)
}

/** The same for anybody whom the caller lets see the room's board. @throws AppError `not-found` */
export async function imageOf(roomId: string, hash: string): Promise<StoredImage> {
  const image = await db.image.findUnique({ where: { roomId_hash: { roomId, hash } } })
  if (!image) throw notFound('image')
  return { mime: image.mime, bytes: await readBytes(image) }
}

/** Total size of a room's pictures, in bytes. */
export async function weighImages(roomId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ bytes: bigint | null }[]>`
    select sum(coalesce("blobSize", octet_length(bytes))) as bytes from "Image" where "roomId" = ${roomId}::uuid`
  return Number(row?.bytes ?? 0)
}

/** The names of all pictures in a room. */
export async function listImages(roomId: string): Promise<string[]> {
  const images = await db.image.findMany({
    where: { roomId },
    select: { hash: true },
    orderBy: { hash: 'asc' },
  })
  return images.map(({ hash }) => hash)
}

async function needPlace(client: Pick<Prisma.TransactionClient, 'image'>, roomId: string): Promise<void> {
  if ((await client.image.count({ where: { roomId } })) >= IMAGES_A_ROOM)
    throw appError('image/too-many', { most: IMAGES_A_ROOM })
}

/** A picture re-encoded from its pixels. @throws AppError `image/format` */
export async function drawAnew(bytes: Uint8Array): Promise<{ mime: string; data: Buffer }> {
  try {
    const picture = sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!format || !FORMATS.has(format)) throw new Error('format')
    const turned = picture.rotate()
    if (format === 'jpeg') return { mime: 'image/jpeg', data: await turned.jpeg({ quality: 88 }).toBuffer() }
    if (format === 'webp') return { mime: 'image/webp', data: await turned.webp({ quality: 88 }).toBuffer() }
    return { mime: 'image/png', data: await turned.png().toBuffer() }
  } catch {
    throw appError('image/format')
  }
}
