import { isTemporary } from '../domain/wire'
import type { Backoff } from './backoff'
import type { ConnectionOptions } from './connection-options'

type LineWatchOptions = Pick<ConnectionOptions, 'line' | 'setTimer'> & {
  backoff: Backoff
  connected: () => void
  lost: () => void
  refused: (code: string, message: string) => void
  /** Whether this line is not wanted any more. */
  isOver: () => boolean
}

/** Follows the socket's comings and goings, and brings it back where it does not come by itself. */
export class LineWatch {
  constructor(private readonly options: LineWatchOptions) {}

  start(): void {
    const { line, connected, lost, refused } = this.options
    line.on('connect', connected)
    line.on('disconnect', (reason: string) => {
      lost()
      // Socket.IO comes back by itself, but not after the server hung up, as it does when it restarts.
      if (reason === 'io server disconnect') this.comeBackSoon()
    })
    line.on('connect_error', (error: Error & { data?: { code?: string; message?: string } }) => {
      const { code, message } = error.data ?? {}
      if (code && message && !isTemporary(code)) return refused(code, message)
      lost()
      // Nor after the server said no.
      if (code) this.comeBackSoon()
    })
  }

  private comeBackSoon(): void {
    const { line, backoff, setTimer, isOver } = this.options
    setTimer(() => {
      if (!isOver()) line.connect()
    }, backoff.next())
  }
}
