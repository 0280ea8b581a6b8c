import * as Y from 'yjs'
import { SHEET_FIELDS, SHEET_UPDATE_LIMIT, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'

/**
 * `fixed` once the bytes were handed out under their number: the log may have them, so they must not change
 * any more.
 */
type Waiting = { op: number; bytes: Uint8Array; sent: boolean; fixed: boolean }

/**
 * Size at which an update is full, in bytes: every key press adds to it, and the room refuses one that is too
 * large.
 */
const FULL = SHEET_UPDATE_LIMIT / 8

/**
 * Marks changes that came from the log, so that they are neither sent back nor undone by this person's undo.
 */
export const FROM_LOG = 'log'

/**
 * The worksheet in this browser: the log's text, plus what was typed here and waits for its acknowledgement.
 * Typing is collected in one update until it is sent or full; a sent one never changes, because the server
 * knows it by its number.
 */
export class SheetStream {
  /** The document that editors are bound to. Replaced when a refusal removes typed text; see `onReplaced`. */
  doc = new Y.Doc()
  private confirmed = new Y.Doc()
  private waiting: Waiting[] = []
  private nextOp = 1

  constructor(
    private readonly onTyped: () => void,
    private readonly onReplaced: () => void,
  ) {
    this.listen()
  }

  get size(): number {
    return this.waiting.length
  }

  /** Loads a document from the server. @param accepted numbers of waiting updates that it contains */
  reset(state: Uint8Array, accepted: ReadonlySet<number>): void {
    Y.applyUpdate(this.confirmed, state, FROM_LOG)
    Y.applyUpdate(this.doc, state, FROM_LOG)
    this.waiting = this.waiting.filter((item) => !accepted.has(item.op))
  }

  /** Applies an update from the log. @param own its number if it is this tab's */
  applied(update: Uint8Array, own: number | null): void {
    Y.applyUpdate(this.confirmed, update, FROM_LOG)
    // Also if it is this tab's: after a crash the log may have more of it than was kept here.
    Y.applyUpdate(this.doc, update, FROM_LOG)
    if (own !== null) this.waiting = this.waiting.filter((item) => item.op !== own)
  }

  /**
   * The room refused an update. Later typing builds on it, so everything waiting is discarded and the
   * document is rebuilt from the log.
   * @returns the fields whose text was removed, as they read here; null if the update was not waiting
   */
  refused(op: number): { field: string; text: string }[] | null {
    if (!this.waiting.some((item) => item.op === op)) return null
    const confirmed = sheetTexts(this.confirmed)
    const typed = sheetTexts(this.doc)
    const taken = SHEET_FIELDS.filter(({ id }) => typed[id] !== confirmed[id])
    this.waiting = []
    this.doc.destroy()
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.confirmed), FROM_LOG)
    this.listen()
    this.onReplaced()
    return taken.map(({ id, title }) => ({ field: title, text: typed[id] }))
  }

  takeUnsent(): { op: number; bytes: Uint8Array }[] {
    const unsent = this.waiting.filter((item) => !item.sent)
    for (const item of unsent) item.sent = item.fixed = true
    return unsent
  }

  pending(): { op: number; bytes: Uint8Array }[] {
    return this.waiting.map(({ op, bytes }) => ({ op, bytes }))
  }

  restorePending(items: { op: number; bytes: Uint8Array }[]): void {
    for (const item of items) {
      Y.applyUpdate(this.doc, item.bytes, FROM_LOG)
      this.waiting.push({ ...item, sent: false, fixed: true })
      this.continueAfter(item.op)
    }
  }

  /** New updates are numbered above `op`. */
  continueAfter(op: number): void {
    this.nextOp = Math.max(this.nextOp, op + 1)
  }

  reconnected(): void {
    for (const item of this.waiting) item.sent = false
  }

  private listen(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_LOG) return
      const last = this.waiting.at(-1)
      if (last && !last.fixed && last.bytes.length < FULL) last.bytes = Y.mergeUpdates([last.bytes, update])
      else this.waiting.push({ op: this.nextOp++, bytes: update, sent: false, fixed: false })
      this.onTyped()
    })
  }
}
