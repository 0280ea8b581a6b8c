import { appError } from '@/lib/shared/errors'
import { readBody, type Sent } from '@/lib/shared/http/read-body'
import { Pace } from '@/lib/shared/pace'
import { AtOnce } from '@/lib/shared/turns/at-once'
import { OneEach } from '@/lib/shared/turns/one-each'
import { ARCHIVE_BYTES } from '../../domain/archive/archive-limits'
import { importSession } from './import-session'

const IMPORTS_AT_ONCE = 20
/** One more every three minutes. */
const pace = new Pace(180_000, IMPORTS_AT_ONCE)

const busy = () => appError('archive/busy')

/** Maximum total size of archives being received or waiting. */
const HELD_BYTES = 4 * ARCHIVE_BYTES
/** Milliseconds within which an archive has to arrive: the server's own limit on a request. */
const ARRIVAL_MS = 60_000

let held = 0
/** One upload at a time per person. */
const sending = new OneEach({ longest: 0, full: busy })
/**
 * One import at a time. Only archives that have arrived completely are in this queue, so a slow sender blocks nobody.
 */
const imports = new AtOnce(1, { longest: 8, full: busy })

/**
 * Imports the archive in a request.
 * @param most maximum size of everything being received now
 * @returns the id of the imported session
 * @throws AppError `archive/busy`, `archive/too-often`, `archive/too-slow`, `archive/file-too-large`, and what
 * `importSession` throws
 */
export function receiveArchive(userId: string, request: Sent, now: Date, most = HELD_BYTES): Promise<string> {
  return sending.run(userId, async () => {
    if (!pace.take(userId, now.getTime())) throw appError('archive/too-often')
    let own = 0
    const count = (bytes: number) => {
      if (held + bytes > most) throw busy()
      held += bytes
      own += bytes
    }
    try {
      const within = { ms: ARRIVAL_MS, late: () => appError('archive/too-slow') }
      const bytes = await readBody(request, ARCHIVE_BYTES, { count, within })
      if (!bytes) throw appError('archive/file-too-large', { megabytes: ARCHIVE_BYTES / 1024 / 1024 })
      return await imports.run(() => importSession(userId, bytes, now))
    } finally {
      held -= own
    }
  })
}
