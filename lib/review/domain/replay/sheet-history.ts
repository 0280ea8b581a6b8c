import * as Y from 'yjs'
import { surplusSnapshots } from '@/lib/rooms/domain/log/surplus-snapshots'

/** Updates between two encoded worksheets. */
const FRAME_EVERY = 100

/** The worksheet after so many updates. */
export type SheetMoment = { updates: number; doc: Y.Doc }

/** A worksheet and all updates that made it, so that it can be had as it was after any of them. */
export class SheetHistory {
  private readonly updates: Uint8Array[] = []
  private frames: { updates: number; bytes: Uint8Array }[] = []

  /** @param after the worksheet with the update in it */
  append(update: Uint8Array, after: Y.Doc): void {
    this.updates.push(update)
    if (this.updates.length % FRAME_EVERY > 0) return
    this.frames.push({ updates: this.updates.length, bytes: Y.encodeStateAsUpdate(after) })
    const dropped = new Set(
      surplusSnapshots(this.frames.map(({ updates, bytes }) => ({ seq: updates, bytes: bytes.byteLength }))),
    )
    if (dropped.size > 0) this.frames = this.frames.filter(({ updates }) => !dropped.has(updates))
  }

  /** The worksheet after so many updates; a new document only where `from` is further on, or far behind. @param from used up */
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
