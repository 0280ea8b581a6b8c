import { AppError, type Failure } from '@/lib/shared/errors'
import type { BrowserSocket } from './browser-socket'

/** Questions to the server that are waiting for their answer. */
export class Requests {
  /** What to call for those in flight when the line is lost. */
  private readonly asking = new Set<() => void>()

  constructor(private readonly socket: BrowserSocket) {}

  /** @throws AppError the server's refusal, or `line/lost` when the line goes before the answer comes */
  send<T>(event: string, payload: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      const lost = () => reject(new AppError('line/lost', 'The connection was lost. Try again in a moment.'))
      if (!this.socket.connected) return lost()
      this.asking.add(lost)
      this.socket.emit(event, payload, (answer: ({ ok: true } & T) | Failure) => {
        this.asking.delete(lost)
        if (answer.ok) resolve(answer)
        else reject(new AppError(answer.code, answer.message))
      })
    })
  }

  lost(): void {
    for (const giveUp of this.asking) giveUp()
    this.asking.clear()
  }
}
