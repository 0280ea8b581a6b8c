import { isSameTrial, type RoomTrial } from '@/lib/rooms/domain/trial/room-trial'

/** How long a trial must stay unchanged before it counts as settled, in ms. */
export const SETTLED_MS = 4_000

/** Passes on the trials that somebody settles on, and none of the steps in between. */
export class SettledTrial {
  private waiting: { trial: RoomTrial | null } | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  /** @param last the initial trial, which is not passed on */
  constructor(
    private readonly pass: (trial: RoomTrial | null) => void,
    private last: RoomTrial | null,
  ) {}

  /**
   * The trial that somebody is trying now. An equal one is no change: drawing in the meantime may produce it
   * again.
   */
  changed(trial: RoomTrial | null): void {
    if (isSameTrial(trial, this.last)) return
    this.last = trial
    this.waiting = { trial }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), SETTLED_MS)
  }

  /** Somebody turns to something else: their last trial counts. */
  flush(): void {
    clearTimeout(this.timer)
    const { waiting } = this
    this.waiting = null
    if (waiting) this.pass(waiting.trial)
  }
}
