import { AppError } from '@/lib/shared/errors'
import type { Command } from '../domain/commands'

type TalkCommand = Exclude<Command, { kind: 'board' | 'sheet' }>
type Waiting = {
  op: number
  kind: string
  payload: unknown
  sent: boolean
  settle: { resolve: () => void; reject: (error: Error) => void } | null
}

/** Commands other than drawing and typing: sent in order, each answered by its event or by a refusal. */
export class TalkLine {
  private waiting: Waiting[] = []
  private nextOp = 1

  get size(): number {
    return this.waiting.length
  }

  /** Puts a command in line. Resolves once it is in the log, rejects with the room's reason. */
  add(command: TalkCommand): Promise<void> {
    const { kind, ...payload } = command
    return new Promise((resolve, reject) => {
      this.waiting.push({ op: this.nextOp++, kind, payload, sent: false, settle: { resolve, reject } })
    })
  }

  takeUnsent(): { op: number; kind: string; payload: unknown }[] {
    const unsent = this.waiting.filter((item) => !item.sent)
    for (const item of unsent) item.sent = true
    return unsent
  }

  acked(op: number): void {
    this.remove(op)?.settle?.resolve()
  }

  /** @returns what was refused when nobody here waits to hear it, as with what an earlier page left; else null */
  refused(op: number, code: string, message: string): unknown {
    const found = this.remove(op)
    found?.settle?.reject(new AppError(code, message))
    return found && !found.settle ? found.payload : null
  }

  /** Numbers that the log holds are done. */
  reset(accepted: ReadonlySet<number>): void {
    for (const op of accepted) this.acked(op)
  }

  pending(): { op: number; kind: string; payload: unknown }[] {
    return this.waiting.map(({ op, kind, payload }) => ({ op, kind, payload }))
  }

  restorePending(items: { op: number; kind: string; payload: unknown }[]): void {
    for (const item of items) {
      this.waiting.push({ ...item, sent: false, settle: null })
      this.continueAfter(item.op)
    }
  }

  continueAfter(op: number): void {
    this.nextOp = Math.max(this.nextOp, op + 1)
  }

  reconnected(): void {
    for (const item of this.waiting) item.sent = false
  }

  private remove(op: number): Waiting | undefined {
    const found = this.waiting.find((item) => item.op === op)
    this.waiting = this.waiting.filter((item) => item !== found)
    return found
  }
}
