import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { MomentReader, type MomentView } from '../domain/replay/moment-view'
import { EMPTY_TIMELINE, type Timeline } from '../domain/replay/timeline'
import type { FromReplay, ToReplay } from './replay-messages'

export type ReplayState = {
  timeline: Timeline
  /** The moment shown last. */
  moment: MomentView | null
  /** Why loading stopped; null while it continues and once it is complete. */
  problem: string | null
}

export const INITIAL_REPLAY: ReplayState = { timeline: EMPTY_TIMELINE, moment: null, problem: null }

/** The page's side of a replay. One request is sent at a time; of those made in the meantime only the last is kept. */
export class ReplayClient {
  private state = INITIAL_REPLAY
  private readonly reader = new MomentReader()
  private readonly listeners = new Set<() => void>()
  private wanted: number | null = null
  /** The pending request. */
  private asked: number | null = null

  /** @param send posts to the worker, whose answers are passed to `receive` */
  constructor(
    url: string,
    private readonly send: (message: ToReplay) => void,
  ) {
    send({ kind: 'open', url })
  }

  readonly getState = (): ReplayState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Shows a moment as soon as the log is loaded up to it. */
  show(elapsed: number): void {
    this.wanted = elapsed
    this.ask()
  }

  retry(): void {
    this.set({ problem: null })
    this.send({ kind: 'retry' })
  }

  receive(message: FromReplay): void {
    switch (message.kind) {
      case 'timeline':
        this.set({ timeline: message.timeline })
        this.ask()
        return
      case 'problem':
        this.set({ problem: sentenceOf(message.reason) })
        return
      case 'moment': {
        const { asked } = this
        this.asked = null
        if (message.change) this.set({ moment: this.reader.read(message.change) })
        // A moment that is not loaded yet is requested again with the next part of the log.
        if (this.wanted !== asked) this.ask()
        else if (message.change) this.wanted = null
      }
    }
  }

  private ask(): void {
    if (this.wanted === null || this.asked !== null) return
    this.asked = this.wanted
    this.send({ kind: 'show', elapsed: this.asked })
  }

  private set(change: Partial<ReplayState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
