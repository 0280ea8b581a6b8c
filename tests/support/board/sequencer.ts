import { type BoardDoc, emptyBoard } from '@/lib/board/domain/doc'
import { applyEdit, decideEdit } from '@/lib/board/domain/patch/decide-edit'
import { AppError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

export type LoggedEdit = { client: string; op: number; bytes: Uint8Array; corrections: Uint8Array | null }

export type Answer =
  | { kind: 'logged' }
  | { kind: 'repeated' }
  | { kind: 'refused'; op: number; message: string }

/** A room's board without a room: decides edits in the order of arrival, logs them, knows each client's last op. */
export class Sequencer {
  readonly doc: BoardDoc = emptyBoard()
  readonly log: LoggedEdit[] = []
  private readonly last = new Map<string, number>()

  /** @param refuse may throw an AppError, as a limit would. */
  constructor(private readonly refuse: (bytes: Uint8Array) => void = () => {}) {}

  receive(client: string, op: number, bytes: Uint8Array): Answer {
    if (op <= this.lastOp(client)) return { kind: 'repeated' }
    try {
      this.refuse(bytes)
      const decided = decideEdit(this.doc, bytes)
      applyEdit(this.doc, decided.bytes, decided.corrections)
      this.log.push({ client, op, ...decided })
      this.last.set(client, op)
      return { kind: 'logged' }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      this.last.set(client, op)
      return { kind: 'refused', op, message: sentenceOf(error) }
    }
  }

  lastOp(client: string): number {
    return this.last.get(client) ?? 0
  }

  /** The ops of a client in the first `end` entries of the log. */
  accepted(client: string, end = this.log.length): Set<number> {
    return new Set(
      this.log
        .slice(0, end)
        .filter((entry) => entry.client === client)
        .map(({ op }) => op),
    )
  }
}
