import * as Y from 'yjs'
import { ByteReader } from '@/lib/board/domain/fields/bytes'
import { type AppError, appError } from '@/lib/shared/errors'
import { FIELD_IDS, SHEET_FIELDS, SHEET_LIMIT, SHEET_UPDATE_LIMIT, sheetPieces } from './worksheet'
import { countDeletion, ShadowList, sheetWork } from './worksheet-work'

/**
 * Maximum number of pieces of text, including deleted ones, in a worksheet's document: text written in one go
 * is one piece.
 */
export const SHEET_PIECES = 50_000
/** Maximum number of pieces in one update. */
const UPDATE_PIECES = 10_000

/**
 * Checks a Yjs update before it goes into the log: it must be well formed, write only plain text into known
 * fields, and fit. Applying it afterwards cannot fail, and takes no longer than `work` allows. It must also
 * connect to what the document has: text that builds on a refused change is refused too, instead of waiting
 * in the document forever.
 * @throws AppError `sheet/malformed`, `sheet/unknown-field`, `sheet/too-large`, `sheet/out-of-order`,
 * `sheet/worn-out`, `sheet/too-much-work`
 */
export function checkSheetUpdate(doc: Y.Doc, update: Uint8Array, work = sheetWork()): void {
  if (update.byteLength > SHEET_UPDATE_LIMIT) throw tooLarge()
  const { structs, deletions } = readUpdate(update)
  checkRoom(doc, structs.length, deletions)
  const writer = structs[0]?.id
  if (writer && writer.clock > Y.getState(doc.store, writer.client)) throw outOfOrder()
  const end = structs.reduce((clock, { id, length }) => Math.max(clock, id.clock + length), 0)
  const has = (client: number, clock: number) => clock < Y.getState(doc.store, client)
  const shadow = new ShadowList(doc, work)
  let added = 0
  for (const struct of structs) {
    if (struct instanceof Y.Skip) throw outOfOrder()
    // Typing produces nothing else, and Yjs fails on other structs that overlap text.
    if (!(struct instanceof Y.Item)) throw unreadable()
    checkItem(struct)
    for (const id of [struct.origin, struct.rightOrigin]) {
      if (!id) continue
      // A tab may build on what it has: its own earlier text, and others' text that is in the document.
      if (!(id.client === struct.id.client ? id.clock < struct.id.clock : has(id.client, id.clock)))
        throw outOfOrder()
    }
    added += struct.length
    if (!has(struct.id.client, struct.id.clock)) shadow.insert(struct)
  }
  for (const { client, clock, len } of deletions) {
    const last = clock + len - 1
    if (!has(client, last) && (client !== writer?.client || last >= end)) throw outOfOrder()
    countDeletion(doc, { client, clock }, len, work)
  }
  if (added > 0 && sheetLength(doc) + added > SHEET_LIMIT) throw tooLarge()
}

/**
 * The pieces of a document only increase: by each new one, and by pieces that it or a deletion cuts in two.
 */
function checkRoom(doc: Y.Doc, structs: number, deletions: readonly Deletion[]): void {
  if (sheetPieces(doc) + 3 * structs + 2 * deletions.length > SHEET_PIECES) throw appError('sheet/worn-out')
}

type Deletion = { client: number; clock: number; len: number }
type ReadUpdate = { structs: ReturnType<typeof Y.decodeUpdate>['structs']; deletions: Deletion[] }

/**
 * Reads an update in the form that an editor writes: text of one tab only, and deletions in order without
 * duplicates.
 */
function readUpdate(update: Uint8Array): ReadUpdate {
  const count = piecesIn(update)
  const { structs, ds } = decodeUpdate(update)
  if (structs.length !== count) throw unreadable()
  const deletions: Deletion[] = []
  for (const [client, ranges] of ds.clients) {
    let end = -1
    for (const { clock, len } of ranges) {
      if (len < 1 || clock <= end) throw unreadable()
      end = clock + len - 1
      deletions.push({ client, clock, len })
    }
  }
  return { structs, deletions }
}

function decodeUpdate(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw unreadable()
  }
}

/**
 * The number of text pieces that an update claims to contain. A second tab's text would be lost, and a second
 * part would wait.
 */
function piecesIn(update: Uint8Array): number {
  try {
    const from = new ByteReader(update)
    const writers = from.uint()
    const pieces = writers === 0 ? 0 : from.uint()
    if (writers <= 1 && pieces <= UPDATE_PIECES) return pieces
  } catch {
    // Not a number at all.
  }
  throw unreadable()
}

function checkItem({ parent, parentSub, content }: Y.Item): void {
  const field: unknown = parent
  if (typeof field === 'string' && !FIELD_IDS.has(field)) {
    throw appError('sheet/unknown-field')
  }
  // A field holds a plain sequence of characters: no named entries, nothing nested.
  const isNested = field !== null && typeof field !== 'string'
  const isText = content instanceof Y.ContentString || content instanceof Y.ContentDeleted
  if (isNested || parentSub !== null || !isText) throw unreadable()
}

function unreadable(): AppError {
  return appError('sheet/malformed')
}

function outOfOrder(): AppError {
  return appError('sheet/out-of-order')
}

function sheetLength(doc: Y.Doc): number {
  return SHEET_FIELDS.reduce((sum, field) => sum + doc.getText(field.id).length, 0)
}

function tooLarge(): AppError {
  return appError('sheet/too-large')
}
