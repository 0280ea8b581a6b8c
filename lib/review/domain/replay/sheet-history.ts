import * as Y from 'yjs'
import { surplusSnapshots } from '@/lib/rooms/domain/log/surplus-snapshots'

/** Number of updates between two encoded worksheets. */
const FRAME_EVERY = 100

/** The worksheet after a number of updates. */
export type SheetMoment = { updates: number; doc: Y.Doc }

/** A worksheet and all updates that produced it, so that it can be restored as it was after any of them. */
export class SheetHistory {
  private readonly updates: Uint8Array[] = []
  private frames: { updates: number; bytes: Uint8Array }[] = []

  /** @param after the worksheet including the update */
  append(update: Uint8Array, after: Y.Doc): void {
    this.updates.push(update)
    if (this.updates.length % FRAME_EVERY > 0) return
    this.frames.push({ updates: this.updates.length, bytes: Y.encodeStateAsUpdate(after) })
    const dropped = new Set(
      surplusSnapshots(this.frames.map(({ updates, bytes }) => ({ seq: updates, bytes: bytes.byteLength }))),
    )
    if (dropped.size > 0) this.frames = this.frames.filter(({ updates }) => !dropped.has(updates))
  }

  /**
   * The worksheet after a number of updates; creates a new document only if `from` is later, or far behind. @param
   * from is consumed
   */
  at(updates: number, from: SheetMoment): SheetMoment {
    const frame = this.frames.findLast((kept) => kept.updates <= updates)
    const start = from.updates > updates || from.updates < (frame?.updates ?? 0) ? decoded(frame) : from
    for (const update of this.updates.slice(start.updates, updates)) Y.applyUpdate(start.doc, update, 'log')
    return { updates, doc: start.doc }
  }
}

function decoded(frame: { updates: number; bytes: Uint8Array } | undefined): SheetMoment {
  const doc = new Y.Doc()
  if (frame) Y.applyUpdate(doc, frame.bytes, 'log')
  return { updates: frame?.updates ?? 0, doc }
}
