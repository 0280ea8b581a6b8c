import { isSameTrial, type RoomTrial } from '@/lib/rooms/domain/trial/room-trial'

/** How long a trial stays as it is before it counts as settled on, in ms. */
export const SETTLED_MS = 4_000

/** Passes on the trials that somebody settled on, and none of the steps on the way there. */
export class SettledTrial {
  private waiting: { trial: RoomTrial | null } | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  /** @param last what is tried at first: that is not passed on */
  constructor(
    private readonly pass: (trial: RoomTrial | null) => void,
    private last: RoomTrial | null,
  ) {}

  /** Somebody tries this now. The same again is no change: what is drawn meanwhile may give it anew. */
  changed(trial: RoomTrial | null): void {
    if (isSameTrial(trial, this.last)) return
    this.last = trial
    this.waiting = { trial }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), SETTLED_MS)
  }

  /** Somebody turns to something else: what they tried last counts. */
  flush(): void {
    clearTimeout(this.timer)
    const { waiting } = this
    this.waiting = null
    if (waiting) this.pass(waiting.trial)
  }
}
