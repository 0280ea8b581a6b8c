import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Bytes per chunk; the last one holds the rest. */
const PIECE = 1024 * 1024
/** Maximum number of bytes compressed without a pause. */
const SLICE = 64 * 1024
/** After this many ms, other work of the process gets a turn. */
const TURN_MS = 8
/** Pictures are compressed already. */
const COMPRESSED = /^(?:.*\/)?images\//

/** A file of the archive that is written in parts. */
export type ArchiveFile = { write: (text: string | Uint8Array) => Promise<void> }

/** Writes a zip archive, holding one chunk and the latest input in memory at a time. */
export class ArchiveWriter {
  private readonly hash = createHash('sha256')
  private readonly zip: Zip
  private waiting: Uint8Array[] = []
  private size = 0
  private written = 0
  private failure: Error | null = null
  private since = performance.now()

  /** @param save stores a chunk; chunks arrive in order, one at a time */
  constructor(private readonly save: (piece: Uint8Array) => Promise<void>) {
    this.zip = new Zip((error, bytes) => {
      if (error) this.failure = error
      else this.take(bytes)
    })
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.written
  }

  /** Writes a file at once or, with a function, in parts. Full chunks are saved before more is written. */
  async add(
    name: string,
    content: string | Uint8Array | ((file: ArchiveFile) => Promise<void>),
  ): Promise<void> {
    const entry = COMPRESSED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    this.zip.add(entry)
    const write = async (text: string | Uint8Array) => {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text
      for (let at = 0; at < bytes.byteLength; at += SLICE) {
        entry.push(bytes.subarray(at, at + SLICE))
        await this.turn()
      }
      await this.keep()
    }
    if (typeof content === 'function') await content({ write })
    else await write(content)
    entry.push(new Uint8Array(0), true)
    await this.keep()
  }

  /** Finishes the archive. @returns its size and SHA-256 */
  async end(): Promise<{ bytes: number; sha256: string }> {
    this.zip.end()
    await this.keep(true)
    return { bytes: this.written, sha256: this.hash.digest('hex') }
  }

  /** Lets live rooms and other requests continue. */
  private async turn(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return
    await setImmediate()
    this.since = performance.now()
  }

  private take(bytes: Uint8Array): void {
    this.hash.update(bytes)
    this.waiting.push(bytes)
    this.size += bytes.byteLength
    this.written += bytes.byteLength
  }

  /** Saves full chunks and, at the end, the rest. */
  private async keep(isEnd = false): Promise<void> {
    if (this.failure) throw this.failure
    if (this.size < PIECE && !isEnd) return
    const bytes = Buffer.concat(this.waiting)
    const full = isEnd ? bytes.byteLength : bytes.byteLength - (bytes.byteLength % PIECE)
    this.waiting = [bytes.subarray(full)]
    this.size = bytes.byteLength - full
    for (let at = 0; at < full; at += PIECE) await this.save(bytes.subarray(at, Math.min(at + PIECE, full)))
  }
}
