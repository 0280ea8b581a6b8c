import { type BoardReceiver, bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { Replica } from '@/lib/board/canvas/replica/replica'
import type { BoardDoc } from '@/lib/board/domain/doc'
import { emptyBoard } from '@/lib/board/domain/doc'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'
import { PresenceStream } from './presence-stream'

/**
 * The board in this browser, between the connection and a canvas. While no canvas is shown (a phone on
 * another tab), the bare replica receives the edits, so that nothing is missed and nothing waits.
 */
export class BoardStream {
  readonly replica = new Replica(emptyBoard())
  readonly presence: PresenceStream
  private receiver: BoardReceiver = bareReceiver(this.replica)
  private images = 0
  private readonly watchers = new Set<() => void>()

  constructor(
    monotonic: () => number,
    /** Called when there are local edits in the replica to send. */
    private readonly onChanged: () => void,
  ) {
    this.presence = new PresenceStream(monotonic)
  }

  /**
   * Calls back, in the same tick, whenever the board may look different.
   * @returns a function that stops it
   */
  watch(listener: () => void): () => void {
    this.watchers.add(listener)
    return () => void this.watchers.delete(listener)
  }

  /** There are local edits in the replica to send. */
  changed(): void {
    this.onChanged()
    this.notifyWatchers()
  }

  /** A canvas takes over, or hands back with null. */
  attach(receiver: BoardReceiver | null): void {
    this.receiver = receiver ?? bareReceiver(this.replica)
  }

  /** Makes an edit that no canvas shows yet. */
  edit(patches: readonly Patch[]): void {
    this.replica.edit(patches)
    this.receiver.edited(patches.map(patchId))
    this.changed()
  }

  /** Reads in what is only on the canvas so far. */
  inspect(): void {
    this.receiver.inspect()
  }

  /** Selects elements on the canvas, if there is one; `closely` also centres them. */
  show(ids: readonly string[], closely: boolean): void {
    this.receiver.show(ids, closely)
  }

  /** Number of images being uploaded. */
  get uploads(): number {
    return this.images
  }

  /** Counts one more upload. @returns a function that marks it as finished; further calls have no effect */
  uploading(): () => void {
    this.images++
    this.changed()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.images--
      this.changed()
    }
  }

  get size(): number {
    return this.replica.pendingCount
  }

  /** @param logged the bytes in the log: after a crash they may be newer than what was kept here */
  acked(op: number, corrections: Uint8Array | null, logged: Uint8Array): void {
    this.receiver.acked(op, corrections, logged)
    this.notifyWatchers()
  }

  remote(patches: Uint8Array, corrections: Uint8Array | null): void {
    this.receiver.remote(patches, corrections)
    this.notifyWatchers()
  }

  refused(op: number, message: string): void {
    this.receiver.refused(op, message)
    this.notifyWatchers()
  }

  reset(doc: BoardDoc, accepted: ReadonlySet<number>): void {
    this.receiver.reset(doc, accepted)
    this.notifyWatchers()
  }

  reconnected(): void {
    this.receiver.reconnected()
  }

  continueAfter(op: number): void {
    this.replica.continueAfter(op)
  }

  takeUnsent(): { op: number; bytes: Uint8Array }[] {
    return this.replica.takeUnsent()
  }

  pending(): { op: number; bytes: Uint8Array }[] {
    return this.replica.pending()
  }

  restorePending(ops: { op: number; bytes: Uint8Array }[]): void {
    this.replica.restorePending(ops)
  }

  private notifyWatchers(): void {
    for (const listener of this.watchers) listener()
  }
}
