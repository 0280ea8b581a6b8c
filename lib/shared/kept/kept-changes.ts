import type { Failure } from '../errors'
import { keep, readKept } from './browser-storage'
import { type Changes, parseChanges, withoutSent } from './changes'

/** What a page knows of its changes. */
export type Kept<V extends { at: number }, A> = {
  /** Changes that the account does not have yet. */
  changes: Changes<V>
  /** The account's last response; null before the first. */
  account: A | null
  /** Why the last attempt to send them failed; null after a successful one. */
  failure: Failure | null
  /** Whether storage holds every change of this page. It does not if it is full or blocked. */
  isStored: boolean
}

/**
 * Changes that are kept in the browser until an account has them, so that neither visitors nor people who go
 * offline lose any. For `useSyncExternalStore`.
 */
export class KeptChanges<V extends { at: number }, A> {
  private current: Kept<V, A> | null = null
  private readonly nothing: Kept<V, A> = { changes: {}, account: null, failure: null, isStored: true }
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly key: string,
    private readonly isChange: (key: string, value: unknown) => value is V,
  ) {}

  readonly here = (): Kept<V, A> => {
    this.current ??= { ...this.nothing, changes: this.stored() }
    return this.current
  }

  /** For server rendering, which knows nothing of a browser. */
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
    this.keep({ ...this.pending(), [key]: value }, {})
  }

  /** The sent changes have reached the account, which now has `account`. */
  arrived(sent: Changes<V>, account: A): void {
    this.keep(withoutSent(this.pending(), sent), { account, failure: null })
  }

  /** The sent changes did not arrive. They stay here. */
  failed(failure: Failure): void {
    this.update({ ...this.here(), failure })
  }

  /**
   * What is left to send. Another page of this browser may have added to it, changed it or sent it since this
   * page read it, so storage is authoritative: a copy from memory would bring back a change that was undone
   * there.
   */
  pending(): Changes<V> {
    const { isStored, changes } = this.here()
    return isStored ? this.stored() : { ...this.stored(), ...changes }
  }

  private keep(changes: Changes<V>, answer: Partial<Pick<Kept<V, A>, 'account' | 'failure'>>): void {
    // If it could not be stored, this page still has it in memory.
    const isEmpty = Object.keys(changes).length === 0
    const isStored = keep('browser', this.key, isEmpty ? null : JSON.stringify(changes))
    this.update({ ...this.here(), ...answer, changes, isStored })
  }

  private update(next: Kept<V, A>): void {
    this.current = next
    for (const listener of this.listeners) listener()
  }

  private stored(): Changes<V> {
    return parseChanges(readKept('browser', this.key), this.isChange)
  }
}
