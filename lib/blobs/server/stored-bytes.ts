import { env } from '@/lib/shared/env'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { logError } from '@/lib/shared/log-error'
import { s3Store } from './s3-store'

/** Where the bytes of a row lie: in the row itself, or in the store under a key. One of the two is null. */
export type StoredBytes = { bytes: Uint8Array<ArrayBuffer> | null; blobKey: string | null }
/** The columns of a row for bytes that were just kept; `blobSize` is how many lie in the store. */
export type KeptBytes = StoredBytes & { blobSize: number | null }

/** Where new blobs go: what BLOBS says, else the store where one is set. */
export function blobPlace(): 'database' | 'store' {
  const { BLOBS } = env()
  if (BLOBS === 'database' || s3Store() === null) return 'database'
  return 'store'
}

/**
 * Keeps bytes where new blobs go, before the row is written that holds what this returns. A row that is not written
 * after all leaves an object without one, which a job removes.
 * @param kind what the key begins with
 * @throws AppError `unavailable` where the store does not answer
 */
export async function keepBytes(kind: string, bytes: Uint8Array, place = blobPlace()): Promise<KeptBytes> {
  const store = place === 'store' ? s3Store() : null
  if (!store) return { bytes: new Uint8Array(bytes), blobKey: null, blobSize: null }
  const blobKey = `${kind}/${newId()}`
  await store.put(blobKey, bytes)
  return { bytes: null, blobKey, blobSize: bytes.byteLength }
}

/** The bytes of a row. @throws AppError `unavailable` where the store does not answer, or has lost them */
export async function readBytes({ bytes, blobKey }: StoredBytes): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes) return new Uint8Array(bytes)
  const found = blobKey === null ? null : await s3Store()?.get(blobKey)
  if (found) return new Uint8Array(found)
  logError('blob store', new Error(`There is nothing under ${blobKey}`))
  throw appError('unavailable')
}
