import * as Y from 'yjs'
import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import type { JoinAnswer } from '@/lib/rooms/domain/protocol/join-answer'
import { clientOf, clientTag, type Stream } from '@/lib/rooms/domain/protocol/wire'
import {
  fromWire,
  type ReceivedEvent,
  type WireEvents,
  type WireItem,
} from '@/lib/rooms/domain/protocol/wire-events'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import type { ConnectionOptions } from '../connection/connection-options'
import type { OwnWork } from '../unsaved/own-work'
import { EventOrder } from './event-order'

/** How long a gap may stay open before the room is asked for what is missing, in ms. */
const GAP_PATIENCE = 300

type EventIntakeOptions = Pick<ConnectionOptions, 'tab' | 'setTimer'> & {
  work: OwnWork
  /** Something did not come in time. */
  missing: () => void
}

type Room = RoomState | null

/**
 * Takes in what the room says, in the order of the log and each event once: documents into their lines, the rest into
 * the room that people see.
 */
export class EventIntake {
  private readonly order = new EventOrder(0)
  private readonly tags: Record<Stream, number>

  constructor(private readonly options: EventIntakeOptions) {
    const tagOf = (stream: Stream) => clientTag(clientOf(options.tab, stream))
    this.tags = { round: tagOf('round'), board: tagOf('board'), sheet: tagOf('sheet') }
  }

  /** The newest event that is taken in. */
  get seq(): number {
    return this.order.seq
  }

  /** Takes a message in. @returns the room after it @throws what could not be taken in; what is here is in doubt then */
  received(room: Room, message: WireEvents): Room {
    const { items, gap } = this.order.take(message)
    const after = this.applyAll(room, items)
    if (gap) this.expect(this.order.seq + 1)
    return after
  }

  /** Takes in where the room stands. @returns the room then @throws as `received` does */
  entered(room: Room, answer: JoinAnswer): Room {
    const { work } = this.options
    const accepted = (stream: Stream) => new Set(answer.accepted[stream])
    work.round.reset(accepted('round'))
    if ('snapshot' in answer) return this.takeOver(answer.snapshot, accepted)
    // Some of it may have come by itself while the answer was on its way.
    const missed = answer.tail.filter(([seq]) => seq > this.order.seq)
    const after = this.applyAll(room, missed)
    this.order.restart(Math.max(answer.head, this.order.seq))
    return after
  }

  /** Takes over a state before this tab is in the room. @returns the room then */
  begin(state: Uint8Array): RoomState {
    return this.takeOver(state, () => new Set())
  }

  /** What does not come in a moment is asked for. */
  expect(seq: number): void {
    const before = this.order.seq
    if (seq <= before) return
    this.options.setTimer(() => {
      if (this.order.seq < seq && this.order.seq === before) this.options.missing()
    }, GAP_PATIENCE)
  }

  private takeOver(state: Uint8Array, accepted: (stream: Stream) => Set<number>): RoomState {
    const { work } = this.options
    const whole = decodeState(state)
    this.order.restart(whole.seq)
    work.sheet.reset(Y.encodeStateAsUpdate(whole.sheet), accepted('sheet'))
    work.board.reset(whole.board, accepted('board'))
    return whole
  }

  private applyAll(room: Room, items: readonly WireItem[]): Room {
    return items.reduce<Room>((so, item) => so && this.apply(so, item), room)
  }

  private apply(room: RoomState, item: WireItem): RoomState {
    const { board, sheet, round } = this.options.work
    const event = fromWire(item, room.members)
    if (event.kind === 'board/edited') {
      const { patches, corrections } = event.data
      const own = this.ownNumber(event, 'board')
      if (own !== null) board.acked(own, corrections, patches)
      else board.remote(patches, corrections)
      return room
    }
    if (event.kind === 'sheet/updated') {
      sheet.applied(event.data.update, this.ownNumber(event, 'sheet'))
      return room
    }
    const next = evolve(room, event)
    const own = this.ownNumber(event, 'round')
    if (own !== null) round.acked(own)
    return next
  }

  /** The number under which this tab sent what an event came of, or null. */
  private ownNumber({ tag, number }: ReceivedEvent, stream: Stream): number | null {
    return tag === this.tags[stream] && number > 0 ? number : null
  }
}
