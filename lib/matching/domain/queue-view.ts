import type { Level } from '@/lib/framework/levels'
import type { RoundMinutes } from '@/lib/framework/steps'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import type { WaitingCounts } from './count-waiting'
import type { WaitEstimate } from './estimate-wait'
import type { Reliability } from './reliability'
import type { Talk, Wish } from './wish'

/** The other person in a match. */
export type Partner = { userId: string; name: string; level: Level; reliability: Reliability }

/** How a stay in the queue ended, shown when the user comes back to the page. */
export type QueueEnd = 'left' | 'expired' | 'unanswered' | 'declined' | 'matched'

/** The queue as seen by somebody in it, or about to join it. */
export type Lookout = {
  counts: WaitingCounts
  /** Null where too little is known. */
  estimate: WaitEstimate | null
}

/** What somebody has booked or offers: while there is any, their pages listen for changes. */
export type RoundsAhead = {
  /** The next booked round, from the day before. `when` is in the user's own zone. */
  next: { matchId: string; partner: string; when: string; inMs: number } | null
}

/** A user's place in the queue. Times are durations in ms, so that no browser's clock matters. */
export type QueueView =
  | { status: 'idle'; lastEnd: QueueEnd | null; ahead?: RoundsAhead }
  | {
      status: 'waiting'
      wish: Wish
      waitedMs: number
      endsInMs: number
      /** How many of their matches have failed since they joined. */
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
      /** Time until the partner counts as absent; 0 from then on. */
      dueInMs: number
    }
