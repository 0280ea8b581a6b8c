import { z } from 'zod'
import { decodePatches } from '@/lib/board/domain/patch/codec'
import { draftValidEdit } from '@/lib/board/domain/patch/validate-edit'
import { fromReplayItem, type ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import {
  CHAT_A_ROOM,
  CHAT_CHARACTERS_A_ROOM,
  NOTE_CHARACTERS_A_ROOM,
  NOTES_A_ROOM,
  TICKS_A_ROOM,
  TRIALS_A_ROOM,
} from '@/lib/rooms/domain/protocol/command-limits'
import { trial } from '@/lib/rooms/domain/protocol/commands/trial'
import { planSchema } from '@/lib/rooms/domain/protocol/plan-schema'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { checkSheetUpdate } from '@/lib/rooms/domain/worksheet/check-sheet-update'
import { AppError, appError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import {
  ARCHIVED_EVENTS,
  LINE_CHARACTERS,
  LONGEST_ROUND,
  REPLAY_WORK,
  ROUND_CHARACTERS,
  ROUND_EVENTS,
} from './archive-limits'
import { fromArchiveLine, withPeople } from './archive-line'

const title = z.string().max(200)

/**
 * Reads the log of an archive line by line, as untrusted input: each event has to match the schema of its kind, name
 * only people in the archive, and be valid in a room as a person's edit would have to be.
 */
export class ArchivedLog {
  /** The room after all lines so far. */
  state: RoomState = emptyRoom()
  events = 0
  private others = 0
  private chatCharacters = 0
  private otherCharacters = 0
  private readonly work = new Work(REPLAY_WORK, 'archive/too-much')
  private readonly known: { idOf: (id: string) => string; nameOf: (id: string, name: string) => string }

  /** @param people ids of the people whom events may name */
  constructor(people: ReadonlySet<string>) {
    this.known = {
      idOf: (id) => {
        if (!people.has(id)) throw new Error('Somebody whom the archive does not name')
        return id
      },
      nameOf: (_, name) => title.parse(name),
    }
  }

  /** @throws AppError `archive/damaged` with the number of the invalid line, `archive/too-much` */
  take(line: string): ReplayItem {
    this.events++
    if (this.events > ARCHIVED_EVENTS) throw appError('archive/too-much')
    try {
      if (line.length > LINE_CHARACTERS) throw new Error('A line that is too long')
      const item = withPeople(fromArchiveLine(line), this.known)
      this.check(item.event)
      this.state = evolve(this.state, fromReplayItem(item))
      this.checkRound()
      return item
    } catch (error) {
      if (error instanceof AppError && error.code === 'archive/too-much') throw error
      throw appError('archive/damaged', { where: `log.jsonl, line ${this.events}` })
    }
  }

  /** The whole round. @throws AppError `archive/damaged` if it has not ended */
  end(): RoomState {
    if (this.state.round.clock.status !== 'ended') throw appError('archive/damaged', { where: 'log.jsonl' })
    return this.state
  }

  private check(event: ReplayItem['event']): void {
    const { board, sheet, seq, round } = this.state
    if (event.seq <= seq) throw new Error('Events out of order')
    if ((seq === 0) !== (event.kind === 'room/created')) throw new Error('A log begins with its room, once')
    if (event.kind === 'board/edited') {
      const { patches, corrections } = event.data
      const all = [patches, ...(corrections ? [corrections] : [])].flatMap((edit) =>
        decodePatches(edit, board.refs, this.work),
      )
      draftValidEdit(board, all, this.work)
      return
    }
    if (event.kind === 'sheet/updated') {
      checkSheetUpdate(sheet, event.data.update, this.work)
      return
    }
    if (++this.others > ROUND_EVENTS) throw new Error('Too many events')
    this.countCharacters(event)
    switch (event.kind) {
      case 'room/created':
        title.parse(event.data.title)
        planSchema.parse(event.data.plan)
        return
      case 'plan/changed':
        planSchema.parse(event.data.plan)
        return
      case 'step/entered':
        if (!round.plan[event.data.index]) throw new Error('A step that the plan does not have')
        return
      case 'trial/set':
        trial.payload.parse(event.data)
        // Elements on the board can always be removed again.
        if (event.data.trial && round.trials.length >= TRIALS_A_ROOM) throw new Error('Too many trials')
        return
      case 'chat/said':
      case 'interviewer/said':
        this.chatCharacters += event.data.text.length
        if (round.chat.length >= CHAT_A_ROOM || this.chatCharacters > 2 * CHAT_CHARACTERS_A_ROOM)
          throw new Error('A chat that is too long')
        return
      case 'note/written': {
        // An archive contains the notes of one person: its creator.
        const characters = round.notes.reduce((sum, { text }) => sum + text.length, event.data.text.length)
        if (round.notes.length >= NOTES_A_ROOM || characters > NOTE_CHARACTERS_A_ROOM)
          throw new Error('Notes without end')
        return
      }
      case 'guide/ticked': {
        const ticked = Object.values(round.ticks).reduce((sum, items) => sum + items.length, 0)
        if (event.data.on && ticked > TICKS_A_ROOM) throw new Error('More ticks than a guide has items')
        return
      }
      default:
    }
  }

  /** Hints and the like have no length limit of their own, and all of them are kept with the round. */
  private countCharacters({ kind, data }: ReplayItem['event']): void {
    if (kind === 'chat/said' || kind === 'interviewer/said' || kind === 'note/written') return
    this.otherCharacters += JSON.stringify(data).length
    if (this.otherCharacters > ROUND_CHARACTERS) throw new Error('A round with too much in it')
  }

  private checkRound(): void {
    const { clock } = this.state.round
    const elapsed =
      clock.status === 'running' ? clock.elapsedBefore : clock.status === 'lobby' ? 0 : clock.elapsed
    if (elapsed > LONGEST_ROUND) throw new Error('A round that is too long')
  }
}
