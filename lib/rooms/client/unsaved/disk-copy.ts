import type { ConnectionOptions } from '../connection/connection-options'
import { countPending, type Pending } from './pending-store'

/** Minimum time between two writes of the waiting work, in ms. */
const STORE_EVERY = 100

type DiskCopyOptions = Pick<ConnectionOptions, 'store' | 'storeKey' | 'setTimer'> & {
  /** The commands that wait now. */
  pending: () => Pending
  /** Called after each write with whether the waiting work is on the disk. */
  onWritten: (kept: boolean) => void
}

/** Keeps work that is not in the room's log yet on this machine's disk, so that it outlives the page. */
export class DiskCopy {
  /** Whether the work left by an earlier page has been restored; until then it must not be overwritten. */
  private restored = false
  /** Nothing is written any more: another page may have taken over the waiting work. */
  private closed = false
  private planned = false
  /** Counts the local changes, and how many of them the disk copy includes. */
  private changes = 0
  private kept = 0

  constructor(private readonly options: DiskCopyOptions) {}

  /** Reads what an earlier page left, and hands it over unless the user has left the page in the meantime. */
  async restore(take: (kept: Pending) => void): Promise<void> {
    const found = await this.options.store.read(this.options.storeKey)
    if (this.closed) return
    if (found) take(found)
    this.restored = true
  }

  /** There is a new local change. */
  changed(): void {
    this.changes++
    this.keepSoon()
  }

  /** Whether a local change is missing from the disk copy. */
  get isBehind(): boolean {
    return this.kept < this.changes
  }

  keepSoon(): void {
    if (this.planned) return
    this.planned = true
    this.options.setTimer(() => {
      this.planned = false
      this.keepNow()
    }, STORE_EVERY)
  }

  keepNow(): void {
    if (!this.restored || this.closed) return
    const pending = this.options.pending()
    const nothing = countPending(pending) === 0
    const { changes } = this
    void this.options.store.write(this.options.storeKey, nothing ? undefined : pending).then((written) => {
      if (written) this.kept = Math.max(this.kept, changes)
      this.options.onWritten(written || nothing)
    })
  }

  /** Writes the waiting work for the last time. */
  close(): void {
    this.keepNow()
    this.closed = true
  }

  /**
   * Deletes what is stored, and stores nothing from now on. The store works in order, so this happens last.
   */
  forget(): void {
    this.closed = true
    void this.options.store.write(this.options.storeKey, undefined)
  }
}
