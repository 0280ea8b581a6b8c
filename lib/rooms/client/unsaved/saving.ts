import type { ConnectionOptions } from '../connection/connection-options'
import type { RoomView } from '../view/room-view'
import { DiskCopy } from './disk-copy'
import type { OwnWork } from './own-work'
import type { Pending } from './pending-store'

type SavingOptions = Pick<ConnectionOptions, 'store' | 'storeKey' | 'setTimer'> & {
  work: OwnWork
  /** Something is safer, or less safe, than it was. */
  notify: () => void
}

/** How much of what was done here is not in the room's log yet, and whether this machine keeps that until it is. */
export class Saving {
  private readonly diskCopy: DiskCopy
  private onDisk = true
  private elsewhere = 0

  constructor(private readonly options: SavingOptions) {
    this.diskCopy = new DiskCopy({
      ...options,
      pending: () => options.work.pending(),
      onWritten: (kept) => {
        this.onDisk = kept
        options.notify()
      },
    })
  }

  /** Reads what an earlier page left. */
  restore(): Promise<void> {
    return this.diskCopy.restore((kept: Pending) => this.options.work.restore(kept))
  }

  /** What people are told of it. @param isLive whether the line stands */
  state(isLive: boolean): Pick<RoomView, 'unsaved' | 'kept'> {
    const { size, board } = this.options.work
    return {
      unsaved: size + board.uploads + this.elsewhere,
      // An image goes from the canvas to the store and lies on no disk meanwhile, which takes a moment on a good line.
      kept: this.onDisk && (isLive || board.uploads === 0),
    }
  }

  /** Whether work would be lost if the page went now: it is not in the log, and not on this machine's disk either. */
  get wouldLose(): boolean {
    const { size, board } = this.options.work
    return board.uploads > 0 || (size > 0 && this.diskCopy.isBehind)
  }

  countElsewhere(waiting: number): void {
    this.elsewhere = waiting
    this.options.notify()
  }

  /** Something was done here. */
  changed(): void {
    this.diskCopy.changed()
  }

  /** The log has everything: it is not sent again by the next page. */
  done(): void {
    this.diskCopy.keepSoon()
  }

  /** Writes down at once what waits, also what is only on the canvas so far. */
  keepNow(): void {
    this.options.work.board.inspect()
    this.diskCopy.keepNow()
  }

  /** The same for the last time. */
  close(): void {
    this.options.work.board.inspect()
    this.diskCopy.close()
  }

  forget(): void {
    this.diskCopy.forget()
  }
}
