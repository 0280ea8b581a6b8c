import type { z } from 'zod'
import type { AnswerTo, AskedMessage } from '@/lib/rooms/domain/protocol/messages'
import { AppError, appError, type Failure } from '@/lib/shared/errors'
import type { BrowserSocket } from './browser-socket'

type Named<N> = Extract<AskedMessage, { name: N }>
type Asked<N> = z.output<Named<N>['args']>[0]

/** Requests to the server that are waiting for a response. */
export class Requests {
  /** Called for requests in flight when the connection is lost. */
  private readonly asking = new Set<() => void>()

  constructor(private readonly socket: BrowserSocket) {}

  /**
   * @throws AppError the server's refusal, or `line/lost` if the connection is lost before the response
   * arrives
   */
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
      // One event name with its payload and reply: TypeScript cannot relate the three when the name is a
      // variable.
      const emit = this.socket.emit as (event: string, ...args: unknown[]) => unknown
      emit.call(this.socket, event, payload, answered)
    })
  }

  lost(): void {
    for (const giveUp of this.asking) giveUp()
    this.asking.clear()
  }
}
