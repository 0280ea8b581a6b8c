import type { JoinAnswer } from '@/lib/rooms/domain/protocol/messages/join'
import { isTemporary, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { appError, type FailureReason } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { OwnWork } from '../unsaved/own-work'

type RefusalsOptions = {
  work: OwnWork
  /** Shows a message to the user. */
  notify: (code: string, message: string) => void
  /** Sends a command and those after it again in a moment. */
  putOff: (stream: Stream) => void
  /** Asks for the current state. */
  join: () => void
  changed: () => void
}

/**
 * Handles commands that the room did not accept: those refused temporarily are sent again, the others are
 * undone and the user is told.
 */
export class Refusals {
  constructor(private readonly options: RefusalsOptions) {}

  received(stream: unknown, op: unknown, reason: FailureReason): void {
    const name = typeof stream === 'number' ? STREAMS[stream] : undefined
    if (!name || typeof op !== 'number') return
    const { code } = reason
    if (isTemporary(code)) {
      this.options.putOff(name)
      // The command that the room waits for is already in the log, although it was put off: its commit came
      // late.
      if (code === 'out-of-order' && op === this.options.work[name].pending()[0]?.op) this.options.join()
    }
    // It is in the log, but its event did not reach this tab.
    else if (code === 'duplicate') this.options.join()
    else this.takeBack(name, op, reason)
  }

  /**
   * A command that still waits although the log has passed its number was refused while this tab could not
   * hear of it.
   */
  passedOver({ accepted, last }: Pick<JoinAnswer, 'accepted' | 'last'>): void {
    for (const stream of STREAMS)
      for (const { op } of this.options.work[stream].pending()) {
        if (op > last[stream] || accepted[stream].includes(op)) continue
        // The room's own reason was lost with the connection.
        this.takeBack(stream, op, appError('room/not-taken'))
      }
  }

  private takeBack(stream: Stream, op: number, reason: FailureReason): void {
    const { work, notify } = this.options
    const { code } = reason
    const message = sentenceOf(reason)
    if (stream === 'round') this.notifyUnawaited(code, message, work.round.refused(op, reason))
    else if (stream === 'board') {
      work.board.refused(op, message)
      notify(code, message)
    } else this.takeTypingBack(op, code, message)
    this.options.changed()
  }

  private takeTypingBack(op: number, code: string, message: string): void {
    const taken = this.options.work.sheet.refused(op)
    if (!taken) return
    // Nobody's text is discarded without being shown once more.
    const words = taken.map(({ field, text }) => `${field}: ${text}`).join('\n\n')
    this.options.notify(code, words ? `${message} You had written: ${words}` : message)
    // What was typed after it is gone as well, and the room may be waiting for one of those numbers.
    this.options.join()
  }

  /**
   * Reports that work left by an earlier page was refused, with its text, which is no longer in any field.
   */
  private notifyUnawaited(code: string, message: string, payload: unknown): void {
    if (payload === null || code === 'nothing-to-do') return
    const { text } = payload as { text?: unknown }
    this.options.notify(code, typeof text === 'string' ? `${message} It was: ${text}` : message)
  }
}
