import type { Command, RoundCommandKind } from '@/lib/rooms/domain/protocol/commands'
import { AppError, type FailureReason } from '@/lib/shared/errors'

type RoundCommand = Exclude<Command, { kind: 'board' | 'sheet' }>
/** Text that somebody sent and that is not in the log yet. */
export type WaitingText = { op: number; kind: 'say' | 'note'; text: string }

type Waiting = {
  op: number
  kind: RoundCommandKind
  payload: object
  sent: boolean
  settle: { resolve: () => void; reject: (error: Error) => void } | null
}

/** Commands other than drawing and typing: sent in order, each answered by its event or by a refusal. */
export class RoundStream {
  private waiting: Waiting[] = []
  private nextOp = 1
  /** Messages and notes that wait. The list is replaced on every change, so that views can compare it. */
  waitingTexts: readonly WaitingText[] = []

  get size(): number {
    return this.waiting.length
  }

  /** Queues a command. Resolves once it has taken effect, rejects with the room's reason. */
  add(command: RoundCommand): Promise<void> {
    const { kind, ...payload } = command
    return new Promise((resolve, reject) => {
      this.push({ op: this.nextOp++, kind, payload, sent: false, settle: { resolve, reject } })
    })
  }

  takeUnsent(): { op: number; kind: RoundCommandKind; payload: object }[] {
    const unsent = this.waiting.filter((item) => !item.sent)
    for (const item of unsent) item.sent = true
    return unsent
  }

  acked(op: number): void {
    this.remove(op)?.settle?.resolve()
  }

  /**
   * @returns the refused payload if nobody here waits for the outcome, as with work left by an earlier page;
   * else null
   */
  refused(op: number, reason: FailureReason): unknown {
    const found = this.remove(op)
    if (reason.code === 'nothing-to-do') found?.settle?.resolve()
    else found?.settle?.reject(new AppError(reason))
    return found && !found.settle ? found.payload : null
  }

  /** Commands whose numbers are in the log are done. */
  reset(accepted: ReadonlySet<number>): void {
    for (const op of accepted) this.acked(op)
  }

  pending(): { op: number; kind: RoundCommandKind; payload: object }[] {
    return this.waiting.map(({ op, kind, payload }) => ({ op, kind, payload }))
  }

  restorePending(items: { op: number; kind: RoundCommandKind; payload: object }[]): void {
    for (const item of items) {
      this.push({ ...item, sent: false, settle: null })
      this.continueAfter(item.op)
    }
  }

  continueAfter(op: number): void {
    this.nextOp = Math.max(this.nextOp, op + 1)
  }

  reconnected(): void {
    for (const item of this.waiting) item.sent = false
  }

  private push(item: Waiting): void {
    this.waiting.push(item)
    const text = textOf(item)
    if (text) this.waitingTexts = [...this.waitingTexts, text]
  }

  private remove(op: number): Waiting | undefined {
    const found = this.waiting.find((item) => item.op === op)
    this.waiting = this.waiting.filter((item) => item !== found)
    if (found && textOf(found)) this.waitingTexts = this.waitingTexts.filter((item) => item.op !== op)
    return found
  }
}

function textOf({ op, kind, payload }: Waiting): WaitingText | null {
  if (kind !== 'say' && kind !== 'note') return null
  const { text } = payload as { text?: unknown }
  return typeof text === 'string' ? { op, kind, text } : null
}
