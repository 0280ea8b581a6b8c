import type { ConnectionOptions } from '../connection/connection-options'
import { countPending, type Pending } from './pending-store'

/** What waits is written down at most this often, in ms. */
const STORE_EVERY = 100

type DiskCopyOptions = Pick<ConnectionOptions, 'store' | 'storeKey' | 'setTimer'> & {
  /** What waits now. */
  pending: () => Pending
  /** Told after each writing whether what waits is on the disk. */
  onWritten: (kept: boolean) => void
}

/** Keeps on the disk of this machine what is not in the room's log yet, so that it outlives the page. */
export class DiskCopy {
  /** Whether what an earlier page left is taken in; until then nothing may be written over it. */
  private restored = false
  /** Nothing is written any more: another page may have taken over what waits. */
  private closed = false
  private planned = false
  /** Counts what was done here, and up to which of these the disk has what waits. */
  private changes = 0
  private kept = 0

  constructor(private readonly options: DiskCopyOptions) {}

  /** Reads what an earlier page left, and hands it over unless the page was left meanwhile. */
  async restore(take: (kept: Pending) => void): Promise<void> {
    const found = await this.options.store.read(this.options.storeKey)
    if (this.closed) return
    if (found) take(found)
    this.restored = true
  }

  /** Something was done here. */
  changed(): void {
    this.changes++
    this.keepSoon()
  }

  /** Whether something that was done here is not on the disk as it is now. */
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

  /** Writes down what waits for the last time. */
  close(): void {
    this.keepNow()
    this.closed = true
  }

  /** Deletes what is kept, and keeps nothing from here on. The store does things in order, so this comes last. */
  forget(): void {
    this.closed = true
    void this.options.store.write(this.options.storeKey, undefined)
  }
}
