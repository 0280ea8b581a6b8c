import type { z } from 'zod'
import type { AnswerTo, AskedMessage } from '@/lib/rooms/domain/protocol/messages'
import { AppError, appError, type Failure } from '@/lib/shared/errors'
import type { BrowserSocket } from './browser-socket'

type Named<N> = Extract<AskedMessage, { name: N }>
type Asked<N> = z.output<Named<N>['args']>[0]

/** Questions to the server that are waiting for their answer. */
export class Requests {
  /** What to call for those in flight when the line is lost. */
  private readonly asking = new Set<() => void>()

  constructor(private readonly socket: BrowserSocket) {}

  /** @throws AppError the server's refusal, or `line/lost` when the line goes before the answer comes */
  send<N extends AskedMessage['name']>(event: N, payload: Asked<N>): Promise<AnswerTo<Named<N>>> {
    return new Promise((resolve, reject) => {
      const lost = () => reject(appError('line/lost'))
      if (!this.socket.connected) return lost()
      this.asking.add(lost)
      const answered = (answer: ({ ok: true } & AnswerTo<Named<N>>) | Failure) => {
        this.asking.delete(lost)
        if (answer.ok) resolve(answer)
        else reject(new AppError(answer))
      }
      // One name, its payload and its reply: that they belong together is lost where the name is a variable.
      const emit = this.socket.emit as (event: string, ...args: unknown[]) => unknown
      emit.call(this.socket, event, payload, answered)
    })
  }

  lost(): void {
    for (const giveUp of this.asking) giveUp()
    this.asking.clear()
  }
}
