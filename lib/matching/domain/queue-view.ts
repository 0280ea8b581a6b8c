import type { Level } from '@/lib/framework/levels'
import type { RoundMinutes } from '@/lib/framework/steps'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import type { WaitingCounts } from './count-waiting'
import type { WaitEstimate } from './estimate-wait'
import type { Reliability } from './reliability'
import type { Talk, Wish } from './wish'

/** The other one of a match. */
export type Partner = { userId: string; name: string; level: Level; reliability: Reliability }

/** How a visit to the queue ended, for who comes back to the page. */
export type QueueEnd = 'left' | 'expired' | 'unanswered' | 'declined' | 'matched'

/** The queue as somebody in it, or in front of it, sees it. */
export type Lookout = {
  counts: WaitingCounts
  /** Null where not enough is known. */
  estimate: WaitEstimate | null
}

/** What somebody has booked or offers: as long as there is any, their pages listen for changes. */
export type RoundsAhead = {
  /** The next booked round, from the day before. `when` is in their own zone. */
  next: { matchId: string; partner: string; when: string; inMs: number } | null
}

/** Where somebody stands with the queue. Times are spans in ms, so that no browser's clock matters. */
export type QueueView =
  | { status: 'idle'; lastEnd: QueueEnd | null; ahead?: RoundsAhead }
  | {
      status: 'waiting'
      wish: Wish
      waitedMs: number
      endsInMs: number
      /** How many matches came to nothing for them since they joined. */
      refused: number
    }
  | {
      status: 'offered'
      matchId: string
      answerInMs: number
      role: Seat
      minutes: RoundMinutes
      talk: Talk
      case: { id: string; title: string; line: string }
      partner: Partner
      accepted: boolean
      partnerAccepted: boolean
    }
  | {
      status: 'room'
      matchId: string
      roomId: string
      title: string
      role: Seat
      started: boolean
      partner: Partner
      partnerCame: boolean
      /** Until the partner counts as absent; 0 from then on. */
      dueInMs: number
    }
