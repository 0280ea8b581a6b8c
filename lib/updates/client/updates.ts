import type { Update } from '../domain/update'

type Listener = (update: Update) => void

/** Where the updates of this tab arrive, from whichever connection it has. */
export class Updates {
  private readonly listeners = new Set<Listener>()
  private readonly sources = new Set<object>()

  /** Whether there is a connection that would bring an update now. */
  get isOn(): boolean {
    return this.sources.size > 0
  }

  /** @returns a function that unsubscribes */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A connection was established or restored. Updates sent before that did not arrive here. */
  connected(source: object): void {
    const wasOn = this.isOn
    this.sources.add(source)
    if (!wasOn) this.receive({ kind: 'missed' })
  }

  lost(source: object): void {
    this.sources.delete(source)
  }

  receive(update: Update): void {
    for (const listener of [...this.listeners]) listener(update)
  }
}

/** The updates of this tab. */
export const updates = new Updates()
