import { setImmediate as breathe } from 'node:timers/promises'
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { IMAGE_LIMIT, IMAGES_A_ROOM } from '@/lib/rooms/server/images/images'
import { type AppError, appError } from '@/lib/shared/errors'
import { ARCHIVE_FILES, ARCHIVED_FACTS_BYTES, ARCHIVED_LOG_BYTES } from '../../domain/archive/archive-limits'

/** Bytes unpacked at a time: they may expand to 1,000 times as much. */
const STEP = 4 * 1024
/** Bytes, in and out, after which it yields to other work of the process. */
const TURN_BYTES = 1024 * 1024

/** The files of an archive, unpacked. */
export type UnzippedArchive = { facts: Uint8Array; log: Uint8Array; images: Map<string, Uint8Array> }

const IMAGE = /^images\/([\da-f]{64})$/

/**
 * Unpacks an untrusted archive: the sizes that it states are not relied on, and files with other names are skipped.
 * Yields to other work of the process in between.
 * @throws AppError `archive/unreadable`, `archive/too-much`
 */
export async function unzipArchive(bytes: Uint8Array): Promise<UnzippedArchive> {
  const found = new Map<string, Uint8Array[]>()
  let [files, pictures, sinceTurn] = [0, 0, 0]
  let failure: AppError | null = null
  const fail = (error: AppError) => {
    failure ??= error
  }
  const take = (file: UnzipFile) => {
    if (failure) return
    if (++files > ARCHIVE_FILES) return fail(appError('archive/too-much'))
    const most = mostOf(file.name)
    if (most === 0) return
    if (IMAGE.test(file.name) && ++pictures > IMAGES_A_ROOM) return fail(appError('archive/too-much'))
    if (found.has(file.name)) return fail(unreadable())
    const pieces: Uint8Array[] = []
    found.set(file.name, pieces)
    let length = 0
    file.ondata = (error, piece) => {
      if (failure) return
      if (error) return fail(unreadable())
      length += piece.byteLength
      sinceTurn += piece.byteLength
      if (length > most) {
        file.terminate()
        return fail(appError('archive/too-much'))
      }
      pieces.push(piece)
    }
    file.start()
  }
  const unzip = new Unzip(take)
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.byteLength && !failure; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.byteLength)
      sinceTurn += STEP
      if (sinceTurn < TURN_BYTES) continue
      await breathe()
      sinceTurn = 0
    }
  } catch {
    fail(unreadable())
  }
  if (failure) throw failure
  /** A file in one piece. Its chunks are released, or all files would be in memory twice. */
  const whole = (name: string) => {
    const pieces = found.get(name)
    found.delete(name)
    return pieces && Buffer.concat(pieces)
  }
  const [facts, log] = [whole('session.json'), whole('log.jsonl')]
  if (!facts || !log) throw unreadable()
  const images = new Map<string, Uint8Array>()
  for (const name of [...found.keys()]) {
    const [hash, file] = [IMAGE.exec(name)?.[1], whole(name)]
    if (hash && file) images.set(hash, file)
  }
  return { facts, log, images }
}

/** Maximum size of a file with this name; 0 for a file that does not belong in an archive. */
function mostOf(name: string): number {
  if (name === 'session.json') return ARCHIVED_FACTS_BYTES
  if (name === 'log.jsonl') return ARCHIVED_LOG_BYTES
  return IMAGE.test(name) ? IMAGE_LIMIT : 0
}

function unreadable(): AppError {
  return appError('archive/unreadable')
}
