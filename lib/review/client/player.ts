import { advance, SPEEDS, type Speed } from '../domain/replay/advance'
import { EMPTY_TIMELINE, nextMoment, type Timeline, type TimelineMoment } from '../domain/replay/timeline'

/** Times are milliseconds of the round. */
export type PlayerState = {
  /** At the end, the length of the round; the page then shows the final state. */
  position: number
  playing: boolean
  speed: Speed
  skipsIdle: boolean
  /** The moment that was selected by name, until the player moves on from it. */
  chosen: number | null
  /** The position before that. */
  back: number | null
}

type PlayerSurroundings = {
  /** Calls back before the next frame, with a monotonic time in milliseconds. */
  frame: (callback: (now: number) => void) => void
}

/** Minimum time between two frames, in milliseconds: drawing a board must leave the page time for everything else. */
const PICTURE_MS = 33
/** A hidden page, or a debugger, stops frames; playback continues from where it was. */
const LONGEST_STEP_MS = 250
/** How far the arrow keys move. */
export const KEY_STEP_MS = 5_000

/** The position of a replay and its playback. Knows neither the log nor the page. */
export class Player {
  private state: PlayerState
  private timeline: Timeline = EMPTY_TIMELINE
  private readonly listeners = new Set<() => void>()
  private lastPicture: number | null = null

  /** @param total length of the round. @param start where to start; null for the end */
  constructor(
    readonly total: number,
    start: number | null,
    private moments: readonly Pick<TimelineMoment, 'elapsed'>[],
    private readonly surroundings: PlayerSurroundings,
  ) {
    this.state = {
      position: start === null ? total : this.within(start),
      playing: false,
      speed: 1,
      skipsIdle: true,
      chosen: null,
      back: null,
    }
  }

  readonly getState = (): PlayerState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get isAtEnd(): boolean {
    return this.state.position >= this.total
  }

  /** More of the log is known. */
  learn(timeline: Timeline): void {
    this.timeline = timeline
    if (timeline.complete) this.moments = timeline.moments
  }

  /** Starts over if the player is at the end. */
  play(): void {
    if (this.state.playing || this.total === 0) return
    this.set({ playing: true, chosen: null, ...(this.isAtEnd ? { position: 0 } : {}) })
    this.lastPicture = null
    this.surroundings.frame(this.tick)
  }

  pause(): void {
    this.set({ playing: false })
  }

  toggle(): void {
    if (this.state.playing) this.pause()
    else this.play()
  }

  seek(position: number): void {
    this.set({ position: this.within(position), chosen: null })
  }

  seekBy(ms: number): void {
    this.seek(this.state.position + ms)
  }

  /** The next or the previous moment; after the last one comes the end. */
  seekMoment(way: 1 | -1): void {
    this.seek(nextMoment(this.moments, this.state.position, way) ?? (way === 1 ? this.total : 0))
  }

  /** Shows a moment that was selected by name. */
  jump(elapsed: number): void {
    const { position, chosen, back } = this.state
    this.set({
      position: this.within(elapsed),
      playing: false,
      chosen: elapsed,
      // Jumping from one selected moment to another keeps the original position to return to.
      back: chosen === null ? position : back,
    })
  }

  /** Returns to the position before the jump. */
  goBack(): void {
    const { back } = this.state
    if (back !== null) this.set({ position: back, playing: false, chosen: null, back: null })
  }

  toEnd(): void {
    this.set({ position: this.total, playing: false, chosen: null, back: null })
  }

  setSpeed(speed: Speed): void {
    this.set({ speed })
  }

  /** The next higher or lower speed. */
  changeSpeed(way: 1 | -1): void {
    const next = SPEEDS[SPEEDS.indexOf(this.state.speed) + way]
    if (next) this.set({ speed: next })
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.set({ skipsIdle })
  }

  private readonly tick = (now: number): void => {
    if (!this.state.playing) return
    this.lastPicture ??= now
    const ms = now - this.lastPicture
    if (ms >= PICTURE_MS) {
      this.lastPicture = now
      this.step(Math.min(ms, LONGEST_STEP_MS))
    }
    if (this.state.playing) this.surroundings.frame(this.tick)
  }

  private step(ms: number): void {
    const { loaded, complete, idle } = this.timeline
    const { position, speed, skipsIdle } = this.state
    const until = complete ? this.total : Math.min(loaded, this.total)
    const next = advance(position, ms, { speed, idle: skipsIdle ? idle : [], until })
    if (next !== position) this.set({ position: next, playing: next < this.total })
  }

  private within(position: number): number {
    return Math.min(Math.max(position, 0), this.total)
  }

  private set(change: Partial<PlayerState>): void {
    this.state = { ...this.state, ...change }
    // At the end there is nothing to return to but the end itself.
    if (this.isAtEnd && this.state.back === this.total) this.state = { ...this.state, back: null }
    for (const listener of this.listeners) listener()
  }
}
