import type { ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { idleSpans, type Span } from './idle-spans'

/** A moment worth stopping at. */
export type TimelineMoment = {
  /** The number of its event. */
  seq: number
  elapsed: number
  kind: 'step' | 'hint' | 'curveball' | 'trial' | 'mark' | 'chat' | 'note'
}

/** What a scrubber needs of a log, as far as it is loaded. Times are milliseconds of the round. */
export type Timeline = {
  /** The latest moment that can be shown. */
  loaded: number
  complete: boolean
  /** Number of edits to the board in each 30 s. */
  activity: number[]
  idle: Span[]
  moments: TimelineMoment[]
}

/** The time span of one bar of drawing activity. */
export const ACTIVITY_MS = 30_000

export const EMPTY_TIMELINE: Timeline = { loaded: 0, complete: false, activity: [], idle: [], moments: [] }

/** Builds the timeline of a log while the log is loading. */
export class TimelineBuilder {
  private readonly activity: number[] = []
  private readonly idle: Span[] = []
  private moments: TimelineMoment[] = []
  private last: number | null = null

  /** @param elapsed its time. @param after the room including it */
  add(item: ReplayItem, elapsed: number, after: RoomState): void {
    this.idle.push(...(this.last === null ? [] : idleSpans([this.last, elapsed])))
    this.last = elapsed
    const { event } = item
    if (event.kind === 'board/edited') {
      if (after.round.clock.status !== 'lobby') this.countEdit(elapsed)
      return
    }
    if (event.kind === 'note/removed') {
      const { seq } = event.data
      this.moments = this.moments.filter((moment) => moment.seq !== seq)
      return
    }
    const kind = momentKind(event)
    if (kind) this.moments.push({ seq: event.seq, elapsed, kind })
  }

  timeline(complete: boolean): Timeline {
    const { activity, idle, moments } = this
    return {
      loaded: this.last ?? 0,
      complete,
      activity: [...activity],
      idle: [...idle],
      moments: [...moments],
    }
  }

  private countEdit(elapsed: number): void {
    const bar = Math.floor(elapsed / ACTIVITY_MS)
    while (this.activity.length <= bar) this.activity.push(0)
    this.activity[bar] = (this.activity[bar] ?? 0) + 1
  }
}

function momentKind(event: ReplayItem['event']): TimelineMoment['kind'] | null {
  switch (event.kind) {
    case 'round/started':
    case 'step/entered':
      return 'step'
    case 'hint/revealed':
      return 'hint'
    case 'curveball/played':
      return 'curveball'
    case 'trial/set':
      return event.data.trial === null ? null : 'trial'
    case 'mark/set':
      return event.data.score === null ? null : 'mark'
    case 'chat/said':
    case 'interviewer/said':
      return 'chat'
    case 'note/written':
      return 'note'
    default:
      return null
  }
}

/** The nearest moment after a position, or before it; null if there is none. */
export function nextMoment(
  moments: readonly Pick<TimelineMoment, 'elapsed'>[],
  position: number,
  way: 1 | -1,
): number | null {
  const times = moments.map(({ elapsed }) => elapsed)
  const beyond = times.filter((elapsed) => (way === 1 ? elapsed > position : elapsed < position))
  if (beyond.length === 0) return null
  return way === 1 ? Math.min(...beyond) : Math.max(...beyond)
}
