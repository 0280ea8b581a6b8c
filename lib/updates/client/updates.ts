import type { Update } from '../domain/update'

type Listener = (update: Update) => void

/** Where the updates of this tab come in, from whichever connection it has. */
export class Updates {
  private readonly listeners = new Set<Listener>()
  private readonly sources = new Set<object>()

  /** Whether a connection would bring an update now. */
  get isOn(): boolean {
    return this.sources.size > 0
  }

  /** @returns stops listening */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A connection is there, or back. What was sent before it did not come here. */
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

/** Those of this tab. */
export const updates = new Updates()
