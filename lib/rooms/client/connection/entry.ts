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
  /** The newest event that is taken in, 0 for none. */
  known: () => number
  /** The role for which that was taken in. */
  role: () => RoomRole | undefined
  /** What waits for its acknowledgement. */
  pending: () => Pending
  /** Takes the answer in. @throws when it cannot */
  entered: (answer: JoinAnswer) => void
  /** This tab is not in the room for now. */
  lost: () => void
  refused: (code: string, message: string) => void
  /** An attempt is over, whatever came of it. */
  settled: () => void
}

/** Brings this tab into its room, and in again whenever what is here may have fallen behind. */
export class RoomEntry {
  private inside = false
  private asking = false
  /** The next join asks for everything, as after a change of role, which shows other parts of what has been. */
  private startOver = false

  constructor(private readonly options: EntryOptions) {}

  get isInside(): boolean {
    return this.inside
  }

  /** While a join is under way nothing goes out: its answer says what to send, and the room forgets what it put off. */
  get maySend(): boolean {
    return this.inside && !this.asking
  }

  left(): void {
    this.inside = false
  }

  /** Asks where things stand, if this tab is in the room. */
  joinAgain(): void {
    if (this.inside) void this.join()
  }

  /** The next join asks for everything that there is. */
  askForAll(): void {
    this.startOver = true
  }

  /** Joins for everything that there is. */
  joinAnew(): void {
    this.askForAll()
    void this.join()
  }

  /** What came could not be taken in, so what is here is in doubt: the next join asks for everything. */
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
      // A tail continues what another role was shown, which is not what this one may see.
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
    // Also where this tab was in the room: the room may have let it go before it asked to come back.
    this.options.lost()
    const tryAgain = () => {
      if (this.options.socket.connected && !this.inside) void this.join()
    }
    this.options.setTimer(tryAgain, this.options.backoff.next())
  }
}

/** The first and last number of what waits, or null. */
function rangeOf(items: readonly { op: number }[]): [number, number] | null {
  const [first, last] = [items[0], items.at(-1)]
  return first && last ? [first.op, last.op] : null
}
