import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'

/** Bytes of one piece, about. */
const PIECE = 1024 * 1024

/** A file of the archive that is written bit by bit. */
export type ArchiveFile = { write: (text: string | Uint8Array) => void }

/** Makes a zip archive that is never whole in memory. */
export class ArchiveWriter {
  private readonly hash = createHash('sha256')
  private readonly zip: Zip
  private waiting: Uint8Array[] = []
  private size = 0
  private written = 0
  private failure: Error | null = null

  /** @param save keeps a piece; pieces come in order, one at a time */
  constructor(private readonly save: (piece: Uint8Array) => Promise<void>) {
    this.zip = new Zip((error, bytes) => {
      if (error) this.failure = error
      else this.take(bytes)
    })
  }

  /** Bytes so far. */
  get bytes(): number {
    return this.written
  }

  /** Writes a file whole or, by a function, bit by bit, and keeps what is there by then. */
  async add(
    name: string,
    content: string | Uint8Array | ((file: ArchiveFile) => Promise<void>),
  ): Promise<void> {
    const entry = new ZipDeflate(name, { level: 6 })
    this.zip.add(entry)
    const write = (text: string | Uint8Array) =>
      entry.push(typeof text === 'string' ? Buffer.from(text) : text)
    if (typeof content === 'function') await content({ write })
    else write(content)
    entry.push(new Uint8Array(0), true)
    await this.keep(PIECE)
  }

  /** Ends the archive. @returns its size and SHA-256 */
  async end(): Promise<{ bytes: number; sha256: string }> {
    this.zip.end()
    await this.keep(1)
    return { bytes: this.written, sha256: this.hash.digest('hex') }
  }

  private take(bytes: Uint8Array): void {
    this.hash.update(bytes)
    this.waiting.push(bytes)
    this.size += bytes.byteLength
    this.written += bytes.byteLength
  }

  private async keep(from: number): Promise<void> {
    if (this.failure) throw this.failure
    if (this.size < from) return
    const piece = Buffer.concat(this.waiting)
    this.waiting = []
    this.size = 0
    for (let at = 0; at < piece.byteLength; at += PIECE) await this.save(piece.subarray(at, at + PIECE))
  }
}
