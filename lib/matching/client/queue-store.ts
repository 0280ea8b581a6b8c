import type { QueueView } from '../domain/queue-view'

/** A view of the queue, and when it came: its spans count from then. */
export type KnownPlace = { view: QueueView; at: number }

type Answer = { viewerId: string; view: QueueView }

/** Where the viewer of this tab stands with the queue, shared by everything that shows it. */
export class QueueStore {
  private known: KnownPlace | null = null
  private readonly listeners = new Set<() => void>()
  private asked = 0
  /** The match that was accepted in this tab: its room opens here. */
  acceptedHere: string | null = null

  constructor(
    private readonly fetchPlace: () => Promise<Response>,
    private readonly monotonic: () => number,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly read = (): KnownPlace | null => this.known

  receive(view: QueueView | null): void {
    this.known = view && { view, at: this.monotonic() }
    for (const listener of [...this.listeners]) listener()
  }

  /**
   * Asks the server.
   * @returns who the answer is for; false where none came; null where nobody is signed in
   */
  async ask(): Promise<string | false | null> {
    const number = ++this.asked
    const response = await this.fetchPlace().catch(() => null)
    if (response?.status === 401) return null
    const answer: Answer | null = response?.ok ? await response.json().catch(() => null) : null
    if (!answer) return false
    // An answer that a later question overtook says what was before.
    if (number === this.asked) this.receive(answer.view)
    return answer.viewerId
  }
}

/** That of this tab. */
export const queueStore = new QueueStore(
  () => fetch('/api/practice', { cache: 'no-store' }),
  () => performance.now(),
)
