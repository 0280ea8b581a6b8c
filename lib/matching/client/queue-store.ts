import type { QueueView } from '../domain/queue-view'

/** A view of the queue, and when it arrived: its durations count from then. */
export type KnownPlace = { view: QueueView; at: number }

type Answer = { viewerId: string; view: QueueView }

/** The user's place in the queue, shared by everything in this tab that shows it. */
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
   * Queries the server.
   * @returns the id of the user the response is for; false without a response; null if nobody is signed in
   */
  async ask(): Promise<string | false | null> {
    const number = ++this.asked
    const response = await this.fetchPlace().catch(() => null)
    if (response?.status === 401) return null
    const answer: Answer | null = response?.ok ? await response.json().catch(() => null) : null
    if (!answer) return false
    // A response to an older request than the latest would be outdated.
    if (number === this.asked) this.receive(answer.view)
    return answer.viewerId
  }
}

/** This tab's store. */
export const queueStore = new QueueStore(
  () => fetch('/api/practice', { cache: 'no-store' }),
  () => performance.now(),
)
