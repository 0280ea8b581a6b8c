import * as Y from 'yjs'
import { SHEET_FIELDS, SHEET_UPDATE_LIMIT, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'

/** `fixed` once the bytes were handed out under their number: the log may have them, so they never change again. */
type Waiting = { op: number; bytes: Uint8Array; sent: boolean; fixed: boolean }

/** Where an update is large enough, in bytes: every key adds to it, and one that the room finds too large is refused. */
const FULL = SHEET_UPDATE_LIMIT / 8

/** Marks changes that came from the log, so that they are not sent back and not undone by this person's undo. */
export const FROM_LOG = 'log'

/**
 * The worksheet in this browser: what the log says, and on top what was typed here and waits for its acknowledgement.
 * One update gathers until it is sent or large; a sent one never changes, because the server knows it by its number.
 */
export class SheetStream {
  /** The document that editors are bound to. Replaced when a refusal takes typed text back; see `onReplaced`. */
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

  /** Takes over a document from the server. @param accepted numbers of waiting updates that it holds */
  reset(state: Uint8Array, accepted: ReadonlySet<number>): void {
    Y.applyUpdate(this.confirmed, state, FROM_LOG)
    Y.applyUpdate(this.doc, state, FROM_LOG)
    this.waiting = this.waiting.filter((item) => !accepted.has(item.op))
  }

  /** An update of the log. @param own its number when it is this tab's */
  applied(update: Uint8Array, own: number | null): void {
    Y.applyUpdate(this.confirmed, update, FROM_LOG)
    // An own one too: after a crash the log may have more of it than was kept here.
    Y.applyUpdate(this.doc, update, FROM_LOG)
    if (own !== null) this.waiting = this.waiting.filter((item) => item.op !== own)
  }

  /**
   * The room refused an update. What was typed after it builds on it, so all that waits goes and the document is made
   * again from the log. @returns the fields whose text was taken back, as they read here; null when it waits no more
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
