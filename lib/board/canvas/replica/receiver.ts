import type { BoardDoc } from '@/lib/board/domain/doc'
import type { Replica } from './replica'

/** What the room's connection reports about the board, in the order of the log. */
export interface BoardReceiver {
  /** @param logged the op's bytes as the log has them, if known */
  acked(op: number, corrections: Uint8Array | null, logged?: Uint8Array): void
  remote(bytes: Uint8Array, corrections: Uint8Array | null): void
  /** @param message why, in a sentence for people. */
  refused(op: number, message: string): void
  reset(doc: BoardDoc, accepted: ReadonlySet<number>): void
  reconnected(): void
  /** Elements were changed in the replica by something other than this canvas. */
  edited(ids: Iterable<string>): void
  /** Captures what is still only on the canvas. */
  inspect(): void
  /** Selects elements on the canvas; `closely` also centres them. */
  show(ids: readonly string[], closely: boolean): void
}

/** Receives events while no canvas is shown, so that nothing is missed or delayed. */
export function bareReceiver(replica: Replica): BoardReceiver {
  return {
    acked: (op, corrections, logged) => void replica.acked(op, corrections, logged),
    remote: (bytes, corrections) => void replica.remote(bytes, corrections),
    refused: (op) => void replica.refused(op),
    reset: (doc, accepted) => void replica.reset(doc, accepted),
    reconnected: () => replica.reconnected(),
    edited: () => {},
    inspect: () => {},
    show: () => {},
  }
}
