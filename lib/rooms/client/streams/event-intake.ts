import * as Y from 'yjs'
import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import type { WireEvents, WireItem } from '@/lib/rooms/domain/protocol/messages/events'
import type { JoinAnswer } from '@/lib/rooms/domain/protocol/messages/join'
import { clientOf, clientTag, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { fromWire, type ReceivedEvent } from '@/lib/rooms/domain/protocol/wire-events'
import { evolveRound } from '@/lib/rooms/domain/round/evolve-round'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import type { ConnectionOptions } from '../connection/connection-options'
import type { OwnWork } from '../unsaved/own-work'
import { EventOrder } from './event-order'

/** How long a gap may stay open before the room is asked for the missing events, in ms. */
const GAP_PATIENCE = 300

type EventIntakeOptions = Pick<ConnectionOptions, 'tab' | 'setTimer'> & {
  work: OwnWork
  /** Called when something did not arrive in time. */
  missing: () => void
}

type Round = RoundState | null

/**
 * Applies the room's events in log order and each only once: board and worksheet events to their streams, the
 * rest to the round that people see.
 */
export class EventIntake {
  private readonly order = new EventOrder(0)
  private readonly tags: Record<Stream, number>

  constructor(private readonly options: EventIntakeOptions) {
    const tagOf = (stream: Stream) => clientTag(clientOf(options.tab, stream))
    this.tags = { round: tagOf('round'), board: tagOf('board'), sheet: tagOf('sheet') }
  }

  /** The newest event that has been applied. */
  get seq(): number {
    return this.order.seq
  }

  /**
   * Applies a message.
   * @returns the round after it
   * @throws if it could not be applied; the local state is in doubt then
   */
  received(round: Round, message: WireEvents): Round {
    const { items, gap } = this.order.take(message)
    const after = this.applyAll(round, items)
    if (gap) this.expect(this.order.seq + 1)
    return after
  }

  /** Applies the answer to a join. @returns the round after it @throws as `received` does */
  entered(round: Round, answer: JoinAnswer): Round {
    const { work } = this.options
    const accepted = (stream: Stream) => new Set(answer.accepted[stream])
    work.round.reset(accepted('round'))
    if ('snapshot' in answer) return this.takeOver(answer.snapshot, accepted)
    // Some of it may have arrived separately while the answer was in transit.
    const missed = answer.tail.filter(([seq]) => seq > this.order.seq)
    const after = this.applyAll(round, missed)
    this.order.restart(Math.max(answer.head, this.order.seq))
    return after
  }

  /** Loads a state before this tab is in the room. @returns its round */
  begin(state: Uint8Array): RoundState {
    return this.takeOver(state, () => new Set())
  }

  /** If the event does not arrive in a moment, it is asked for. */
  expect(seq: number): void {
    const before = this.order.seq
    if (seq <= before) return
    this.options.setTimer(() => {
      if (this.order.seq < seq && this.order.seq === before) this.options.missing()
    }, GAP_PATIENCE)
  }

  private takeOver(state: Uint8Array, accepted: (stream: Stream) => Set<number>): RoundState {
    const { work } = this.options
    const whole = decodeState(state)
    this.order.restart(whole.seq)
    work.sheet.reset(Y.encodeStateAsUpdate(whole.sheet), accepted('sheet'))
    work.board.reset(whole.board, accepted('board'))
    return whole.round
  }

  private applyAll(round: Round, items: readonly WireItem[]): Round {
    return items.reduce<Round>((before, item) => before && this.apply(before, item), round)
  }

  private apply(before: RoundState, item: WireItem): RoundState {
    const { board, sheet, round } = this.options.work
    const event = fromWire(item, before.members)
    if (event.kind === 'board/edited') {
      const { patches, corrections } = event.data
      const own = this.ownNumber(event, 'board')
      if (own !== null) board.acked(own, corrections, patches)
      else board.remote(patches, corrections)
      return before
    }
    if (event.kind === 'sheet/updated') {
      sheet.applied(event.data.update, this.ownNumber(event, 'sheet'))
      return before
    }
    const next = evolveRound(before, event)
    const own = this.ownNumber(event, 'round')
    if (own !== null) round.acked(own)
    return next
  }

  /** The number under which this tab sent the command that caused an event, or null. */
  private ownNumber({ tag, number }: ReceivedEvent, stream: Stream): number | null {
    return tag === this.tags[stream] && number > 0 ? number : null
  }
}
