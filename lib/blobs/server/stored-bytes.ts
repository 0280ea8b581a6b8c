import { env } from '@/lib/shared/env'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { logError } from '@/lib/shared/log-error'
import { s3Store } from './s3-store'

/** Where the bytes of a row are: in the row itself, or in the store under a key. One of the two is null. */
export type StoredBytes = { bytes: Uint8Array<ArrayBuffer> | null; blobKey: string | null }
/** The columns of a row for newly stored bytes; `blobSize` is how many are in the store. */
export type KeptBytes = StoredBytes & { blobSize: number | null }

/** Where new blobs are stored: as set in BLOBS, otherwise in the store if there is one. */
export function blobPlace(): 'database' | 'store' {
  const { BLOBS } = env()
  if (BLOBS === 'database' || s3Store() === null) return 'database'
  return 'store'
}

/**
 * Stores bytes where new blobs belong, before the row is written that will contain the result. If the row is not
 * written after all, the object is left without one, and a job removes it.
 * @param kind prefix of the key
 * @throws AppError `unavailable` if the store does not respond
 */
export async function keepBytes(kind: string, bytes: Uint8Array, place = blobPlace()): Promise<KeptBytes> {
  const store = place === 'store' ? s3Store() : null
  if (!store) return { bytes: new Uint8Array(bytes), blobKey: null, blobSize: null }
  const blobKey = `${kind}/${newId()}`
  await store.put(blobKey, bytes)
  return { bytes: null, blobKey, blobSize: bytes.byteLength }
}

/** The bytes of a row. @throws AppError `unavailable` if the store does not respond, or has lost them */
export async function readBytes({ bytes, blobKey }: StoredBytes): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes) return new Uint8Array(bytes)
  const found = blobKey === null ? null : await s3Store()?.get(blobKey)
  if (found) return new Uint8Array(found)
  logError('blob store', new Error(`There is nothing under ${blobKey}`))
  throw appError('unavailable')
}
