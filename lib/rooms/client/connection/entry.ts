import type { RoomRole } from '@/lib/framework/roles'
import type { JoinAnswer } from '@/lib/rooms/domain/protocol/messages/join'
import { isTemporary, MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { AppError, appError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { Pending } from '../unsaved/pending-store'
import type { Backoff } from './backoff'
import type { ConnectionOptions } from './connection-options'
import type { Requests } from './requests'
import type { ServerClock } from './server-clock'

type EntryOptions = Omit<ConnectionOptions, 'store' | 'storeKey'> & {
  requests: Requests
  clock: ServerClock
  backoff: Backoff
  /** The newest event that has been applied, 0 if none. */
  known: () => number
  /** The role as which it was received. */
  role: () => RoomRole | undefined
  /** Commands that wait for their acknowledgement. */
  pending: () => Pending
  /** Applies the answer. @throws if it cannot be applied */
  entered: (answer: JoinAnswer) => void
  /** Called when this tab is not in the room for now. */
  lost: () => void
  refused: (code: string, message: string) => void
  /** Called when an attempt is over, whatever its outcome. */
  settled: () => void
}

/** Joins this tab to its room, and joins again whenever the local state may have fallen behind. */
export class RoomEntry {
  private inside = false
  private asking = false
  /**
   * The next join asks for everything, for example after a change of role, which reveals other parts of the
   * past.
   */
  private startOver = false

  constructor(private readonly options: EntryOptions) {}

  get isInside(): boolean {
    return this.inside
  }

  /** Nothing is sent during a join: its answer says what to send, and the room forgets what it put off. */
  get maySend(): boolean {
    return this.inside && !this.asking
  }

  left(): void {
    this.inside = false
  }

  /** Asks for the current state, if this tab is in the room. */
  joinAgain(): void {
    if (this.inside) void this.join()
  }

  /** Makes the next join ask for everything. */
  askForAll(): void {
    this.startOver = true
  }

  /** Joins, asking for everything. */
  joinAnew(): void {
    this.askForAll()
    void this.join()
  }

  /** What arrived could not be applied, so the local state is in doubt: the next join asks for everything. */
  broke(error: unknown): void {
    console.error(error)
    this.askForAll()
  }

  async join(): Promise<void> {
    if (this.asking) return
    this.asking = true
    const { startOver } = this
    this.startOver = false
    try {
      const answer = await this.ask(startOver)
      this.inside = true
      // A tail continues from what was shown to another role, which this role may not see.
      if ('tail' in answer && answer.role !== this.options.role()) this.askForAll()
      this.options.entered(answer)
      this.options.backoff.succeeded()
    } catch (error) {
      this.startOver ||= startOver
      this.failed(error)
    } finally {
      this.asking = false
      if (this.startOver && this.inside) void this.join()
      else this.options.settled()
    }
  }

  private async ask(startOver: boolean): Promise<JoinAnswer> {
    const { roomId, tab, clock, requests, monotonic, known } = this.options
    const { round, board, sheet } = this.options.pending()
    const asked = monotonic()
    const answer = await requests.send(MESSAGE.join, {
      version: PROTOCOL_VERSION,
      roomId,
      tab,
      since: startOver ? 0 : known(),
      pending: { round: rangeOf(round), board: rangeOf(board), sheet: rangeOf(sheet) },
    })
    clock.restart()
    clock.observe(asked, monotonic(), answer.now)
    return answer
  }

  private failed(error: unknown): void {
    if (!(error instanceof AppError)) this.broke(error)
    const reason = error instanceof AppError ? error : appError('unavailable')
    const { code } = reason
    if (code === 'line/lost') return
    if (!isTemporary(code)) {
      this.options.refused(code, sentenceOf(reason))
      return
    }
    // Even if this tab was in the room: the room may have removed it before it asked to join again.
    this.options.lost()
    const tryAgain = () => {
      if (this.options.socket.connected && !this.inside) void this.join()
    }
    this.options.setTimer(tryAgain, this.options.backoff.next())
  }
}

/** The lowest and highest number of the waiting commands, or null. */
function rangeOf(items: readonly { op: number }[]): [number, number] | null {
  const [first, last] = [items[0], items.at(-1)]
  return first && last ? [first.op, last.op] : null
}
