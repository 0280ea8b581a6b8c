import { type BoardReceiver, bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { Replica } from '@/lib/board/canvas/replica/replica'
import type { BoardDoc } from '@/lib/board/domain/doc'
import { emptyBoard } from '@/lib/board/domain/doc'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'
import { PresenceStream } from './presence-stream'

/**
 * The board in this browser, between the connection and a canvas. While no canvas is shown (a phone on another tab)
 * the bare replica takes what comes, so that nothing is missed and nothing waits.
 */
export class BoardStream {
  readonly replica = new Replica(emptyBoard())
  readonly presence: PresenceStream
  private receiver: BoardReceiver = bareReceiver(this.replica)
  private images = 0
  private readonly watchers = new Set<() => void>()

  constructor(
    monotonic: () => number,
    /** Called when local edits wait in the replica. */
    private readonly onChanged: () => void,
  ) {
    this.presence = new PresenceStream(monotonic)
  }

  /** Calls back, within the same turn, whenever the board may look different. @returns what ends that */
  watch(listener: () => void): () => void {
    this.watchers.add(listener)
    return () => void this.watchers.delete(listener)
  }

  /** Local edits wait in the replica. */
  changed(): void {
    this.onChanged()
    this.notifyWatchers()
  }

  /** A canvas takes over, or gives back with null. */
  attach(receiver: BoardReceiver | null): void {
    this.receiver = receiver ?? bareReceiver(this.replica)
  }

  /** Makes an edit that no canvas shows yet. */
  edit(patches: readonly Patch[]): void {
    this.replica.edit(patches)
    this.receiver.edited(patches.map(patchId))
    this.changed()
  }

  /** Takes what is still only on the canvas. */
  inspect(): void {
    this.receiver.inspect()
  }

  /** Selects elements on the canvas, where there is one; `closely` also brings them into its middle. */
  show(ids: readonly string[], closely: boolean): void {
    this.receiver.show(ids, closely)
  }

  /** How many images are on their way to the store. */
  get uploads(): number {
    return this.images
  }

  /** One more is on its way. @returns what says, once, that it is not any more */
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

  /** @param logged the bytes as the log has them: after a crash they may be newer than what was kept here */
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
