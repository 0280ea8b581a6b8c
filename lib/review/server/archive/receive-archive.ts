import { appError } from '@/lib/shared/errors'
import { readBody } from '@/lib/shared/http/read-body'
import { ARCHIVE_BYTES } from '../../domain/archive/archive-limits'

/** Archives that are on their way into memory at a time. */
const AT_ONCE = 4

/** Whose archives are on their way. */
const receiving = new Set<string>()

/**
 * The archive that a request brings, one of each person at a time.
 * @throws AppError `archive/busy`, `archive/file-too-large`
 */
export async function receiveArchive(userId: string, request: Request): Promise<Uint8Array> {
  if (receiving.size >= AT_ONCE || receiving.has(userId)) throw appError('archive/busy')
  receiving.add(userId)
  try {
    const bytes = await readBody(request, ARCHIVE_BYTES)
    if (!bytes) throw appError('archive/file-too-large', { megabytes: ARCHIVE_BYTES / 1024 / 1024 })
    return bytes
  } finally {
    receiving.delete(userId)
  }
}
