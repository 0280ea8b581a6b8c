import type { JoinAnswer } from '@/lib/rooms/domain/protocol/messages/join'
import { isTemporary, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { appError, type FailureReason } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { OwnWork } from '../unsaved/own-work'

type RefusalsOptions = {
  work: OwnWork
  /** Puts a sentence where people see it. */
  notify: (code: string, message: string) => void
  /** A command and those after it go again in a moment. */
  putOff: (stream: Stream) => void
  /** Asks where things stand. */
  join: () => void
  changed: () => void
}

/** What becomes of commands that the room did not take: those that may pass go again, the others are taken back and said. */
export class Refusals {
  constructor(private readonly options: RefusalsOptions) {}

  received(stream: unknown, op: unknown, reason: FailureReason): void {
    const name = typeof stream === 'number' ? STREAMS[stream] : undefined
    if (!name || typeof op !== 'number') return
    const { code } = reason
    if (isTemporary(code)) {
      this.options.putOff(name)
      // What the room waits for is in the log by now, although it was put off: a commit that came late.
      if (code === 'out-of-order' && op === this.options.work[name].pending()[0]?.op) this.options.join()
    }
    // The log holds it, but its event did not come to this tab.
    else if (code === 'duplicate') this.options.join()
    else this.takeBack(name, op, reason)
  }

  /** What still waits although the log has gone past its number was refused while nobody could hear it. */
  passedOver({ accepted, last }: Pick<JoinAnswer, 'accepted' | 'last'>): void {
    for (const stream of STREAMS)
      for (const { op } of this.options.work[stream].pending()) {
        if (op > last[stream] || accepted[stream].includes(op)) continue
        // The room's own reason was lost with the line.
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
    // Nobody's words go without being shown once more.
    const words = taken.map(({ field, text }) => `${field}: ${text}`).join('\n\n')
    this.options.notify(code, words ? `${message} You had written: ${words}` : message)
    // What was typed after it is gone too, and the room may be waiting for one of those numbers.
    this.options.join()
  }

  /** Says that what an earlier page left was refused, with its words, which are in no field any more. */
  private notifyUnawaited(code: string, message: string, payload: unknown): void {
    if (payload === null || code === 'nothing-to-do') return
    const { text } = payload as { text?: unknown }
    this.options.notify(code, typeof text === 'string' ? `${message} It was: ${text}` : message)
  }
}
