import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { ByteReader, ByteWriter } from '@/lib/board/domain/fields/bytes'
import type { EventRow } from '../event-row'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/**
 * The format in which pieces are written. A release reads the formats of earlier ones, and refuses those of
 * later ones.
 */
export const PIECE_FORMAT = 1

/**
 * Maximum unpacked size of a piece, in bytes; there is room for many times its normal size plus a large
 * single event of 200 KB.
 */
const UNPACKED_LIMIT = 64 * 1024 * 1024

/** Part of a recording as stored. */
export type Piece = { format: number; bytes: Uint8Array; checksum: Uint8Array }

/**
 * Packs rows of a log, in order, column by column: numbers as differences from the previous row, names once,
 * and payloads grouped by kind. Payloads are not interpreted, so that the rows of any release are restored
 * byte for byte.
 */
export async function encodePiece(rows: readonly EventRow[]): Promise<Piece> {
  const plain = writeColumns(rows)
  const bytes = await compress(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
  return { format: PIECE_FORMAT, bytes, checksum: checksumOf(bytes) }
}

/** The inverse. @throws Error if the piece is damaged or was written by a newer release */
export async function decodePiece({ format, bytes, checksum }: Piece): Promise<EventRow[]> {
  if (format > PIECE_FORMAT)
    throw new Error(`A recording has format ${format}; this release knows ${PIECE_FORMAT}`)
  if (!checksumOf(bytes).equals(checksum)) throw new Error('A recording is damaged: its checksum is wrong')
  return readColumns(await decompress(bytes, { maxOutputLength: UNPACKED_LIMIT }))
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Numbers for the strings that rows repeat: user, tab, kind, visibility. 0 stands for none. */
class Names {
  private readonly places = new Map<string, number>()

  numberOf(name: string | null): number {
    if (name === null) return 0
    const known = this.places.get(name)
    if (known !== undefined) return known
    this.places.set(name, this.places.size + 1)
    return this.places.size
  }

  get all(): string[] {
    return [...this.places.keys()]
  }
}

const COLUMNS = ['seq', 'at', 'actor', 'client', 'op', 'kind', 'version', 'visibility', 'length'] as const

function writeColumns(rows: readonly EventRow[]): Uint8Array {
  const names = new Names()
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new ByteWriter()])) as Record<
    (typeof COLUMNS)[number],
    ByteWriter
  >
  const payloads = new Map<number, ByteWriter>()
  const ops = new Map<number, number>()
  let [seq, at] = [0, 0]
  for (const row of rows) {
    const now = row.at.getTime()
    columns.seq.uint(row.seq - seq)
    columns.at.int(now - at)
    columns.actor.uint(names.numberOf(row.actorId))
    const client = names.numberOf(row.clientId)
    columns.client.uint(client)
    if (row.op === null) columns.op.uint(0)
    else {
      const step = row.op - (ops.get(client) ?? 0)
      columns.op.uint(step < 0 ? -2 * step : 2 * step + 1)
      ops.set(client, row.op)
    }
    const kind = names.numberOf(row.kind)
    columns.kind.uint(kind)
    columns.version.uint(row.version)
    columns.visibility.uint(names.numberOf(row.visibility))
    columns.length.uint(row.data.byteLength)
    const payload = payloads.get(kind) ?? new ByteWriter()
    payloads.set(kind, payload)
    payload.bytes(row.data)
    seq = row.seq
    at = now
  }
  const to = new ByteWriter()
  to.uint(rows.length)
  to.uint(names.all.length)
  for (const name of names.all) to.string(name)
  for (const name of COLUMNS) {
    const column = columns[name].finish()
    to.uint(column.byteLength)
    to.bytes(column)
  }
  to.uint(payloads.size)
  for (const [kind, payload] of payloads) {
    const bytes = payload.finish()
    to.uint(kind)
    to.uint(bytes.byteLength)
    to.bytes(bytes)
  }
  return to.finish()
}

function readColumns(bytes: Uint8Array): EventRow[] {
  const from = new ByteReader(bytes)
  const count = from.uint()
  const names: (string | null)[] = [null]
  for (let left = from.uint(); left > 0; left--) names.push(from.string())
  const columns = Object.fromEntries(
    COLUMNS.map((name) => [name, new ByteReader(from.bytes(from.uint()))]),
  ) as Record<(typeof COLUMNS)[number], ByteReader>
  const payloads = new Map<number, ByteReader>()
  for (let left = from.uint(); left > 0; left--) {
    const kind = from.uint()
    payloads.set(kind, new ByteReader(from.bytes(from.uint())))
  }
  const nameOf = (number: number): string | null => names[number] ?? null
  const wordOf = (number: number): string => nameOf(number) ?? ''
  const ops = new Map<number, number>()
  const rows: EventRow[] = []
  let [seq, at] = [0, 0]
  for (let left = count; left > 0; left--) {
    seq += columns.seq.uint()
    at += columns.at.int()
    const actorId = nameOf(columns.actor.uint())
    const client = columns.client.uint()
    const step = columns.op.uint()
    let op: number | null = null
    if (step > 0) {
      op = (ops.get(client) ?? 0) + (step % 2 === 1 ? (step - 1) / 2 : -step / 2)
      ops.set(client, op)
    }
    const kind = columns.kind.uint()
    rows.push({
      seq,
      at: new Date(at),
      actorId,
      clientId: nameOf(client),
      op,
      kind: wordOf(kind),
      version: columns.version.uint(),
      visibility: wordOf(columns.visibility.uint()),
      data: payloads.get(kind)?.bytes(columns.length.uint()) ?? new Uint8Array(),
    })
  }
  return rows
}
