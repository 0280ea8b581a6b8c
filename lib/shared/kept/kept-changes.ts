import { keep, readKept } from './browser-storage'
import { type Changes, parseChanges, withoutSent } from './changes'

/** What a page knows: changes that are not known to an account yet, and what the account last answered (null before). */
export type Kept<V extends { at: number }, A> = { changes: Changes<V>; account: A | null }

/**
 * Changes that are kept in the browser until an account has them, so that neither a visitor nor who loses the network
 * loses any. For `useSyncExternalStore`.
 */
export class KeptChanges<V extends { at: number }, A> {
  private current: Kept<V, A> | null = null
  private readonly nothing: Kept<V, A> = { changes: {}, account: null }
  /** Whether storage holds every change of this page. It does not where it is full or blocked. */
  private isStored = true
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly key: string,
    private readonly isChange: (key: string, value: unknown) => value is V,
  ) {}

  readonly here = (): Kept<V, A> => {
    this.current ??= { changes: this.stored(), account: null }
    return this.current
  }

  /** What the server renders: it knows nothing of a browser. */
  readonly onServer = (): Kept<V, A> => this.nothing

  readonly subscribe = (listener: () => void): (() => void) => {
    const other = (event: StorageEvent) => {
      if (event.key === this.key)
        this.update({ ...this.here(), changes: parseChanges(event.newValue, this.isChange) })
    }
    this.listeners.add(listener)
    window.addEventListener('storage', other)
    return () => {
      this.listeners.delete(listener)
      window.removeEventListener('storage', other)
    }
  }

  isEmpty(): boolean {
    return Object.keys(this.pending()).length === 0
  }

  change(key: string, value: V): void {
    this.keep({ ...this.pending(), [key]: value }, this.here().account)
  }

  /** What was sent is with the account, which now has `account`. */
  arrived(sent: Changes<V>, account: A): void {
    this.keep(withoutSent(this.pending(), sent), account)
  }

  /**
   * What is left to send. Another page of this browser may have added to it, changed it or sent it since this page read
   * it, so storage decides: a copy from memory would bring back a change that was undone over there.
   */
  pending(): Changes<V> {
    return this.isStored ? this.stored() : { ...this.stored(), ...this.here().changes }
  }

  private keep(changes: Changes<V>, account: A | null): void {
    // Where it is not stored, this page still knows.
    const isEmpty = Object.keys(changes).length === 0
    this.isStored = keep('browser', this.key, isEmpty ? null : JSON.stringify(changes))
    this.update({ changes, account })
  }

  private update(next: Kept<V, A>): void {
    this.current = next
    for (const listener of this.listeners) listener()
  }

  private stored(): Changes<V> {
    return parseChanges(readKept('browser', this.key), this.isChange)
  }
}
