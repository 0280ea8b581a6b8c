import type { ConnectionOptions } from '../connection/connection-options'
import type { RoomView } from '../view/room-view'
import { DiskCopy } from './disk-copy'
import type { OwnWork } from './own-work'
import type { Pending } from './pending-store'

type SavingOptions = Pick<ConnectionOptions, 'store' | 'storeKey' | 'setTimer'> & {
  work: OwnWork
  /** Called when work has become safer or less safe. */
  notify: () => void
}

/** How much local work is not in the room's log yet, and whether this machine stores it until it is. */
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

  /** Restores what an earlier page left. */
  restore(): Promise<void> {
    return this.diskCopy.restore((kept: Pending) => this.options.work.restore(kept))
  }

  /** The status shown to the user. @param isLive whether there is a connection */
  state(isLive: boolean): Pick<RoomView, 'unsaved' | 'kept'> {
    const { size, board } = this.options.work
    return {
      unsaved: size + board.uploads + this.elsewhere,
      // An image goes from the canvas to the store and is on no disk until then, which takes a moment on a
      // good connection.
      kept: this.onDisk && (isLive || board.uploads === 0),
    }
  }

  /**
   * Whether work would be lost if the page closed now: it is neither in the log nor on this machine's disk.
   */
  get wouldLose(): boolean {
    const { size, board } = this.options.work
    return board.uploads > 0 || (size > 0 && this.diskCopy.isBehind)
  }

  countElsewhere(waiting: number): void {
    this.elsewhere = waiting
    this.options.notify()
  }

  /** There is a new local change. */
  changed(): void {
    this.diskCopy.changed()
  }

  /** The log has everything: the next page will not send it again. */
  done(): void {
    this.diskCopy.keepSoon()
  }

  /** Stores waiting work immediately, including what is only on the canvas so far. */
  keepNow(): void {
    this.options.work.board.inspect()
    this.diskCopy.keepNow()
  }

  /** The same, for the last time. */
  close(): void {
    this.options.work.board.inspect()
    this.diskCopy.close()
  }

  forget(): void {
    this.diskCopy.forget()
  }
}
