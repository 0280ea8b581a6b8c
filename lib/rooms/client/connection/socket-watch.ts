import { isTemporary } from '@/lib/rooms/domain/protocol/wire'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { Backoff } from './backoff'
import type { ConnectionOptions } from './connection-options'

type SocketWatchOptions = Pick<ConnectionOptions, 'socket' | 'setTimer'> & {
  backoff: Backoff
  connected: () => void
  lost: () => void
  refused: (code: string, message: string) => void
  /** Whether this line is not wanted any more. */
  isOver: () => boolean
}

/** Follows the socket's comings and goings, and brings it back where it does not come by itself. */
export class SocketWatch {
  constructor(private readonly options: SocketWatchOptions) {}

  start(): void {
    const { socket, connected, lost, refused } = this.options
    socket.on('connect', connected)
    socket.on('disconnect', (reason: string) => {
      lost()
      // Socket.IO comes back by itself, but not after the server hung up, as it does when it restarts.
      if (reason === 'io server disconnect') this.comeBackSoon()
    })
    socket.on('connect_error', (error: unknown) => {
      const refusal = refusalIn(error)
      const { code } = refusal
      if (code && !isTemporary(code)) return refused(code, sentenceOf(refusal))
      lost()
      // Nor after the server said no.
      if (code) this.comeBackSoon()
    })
  }

  private comeBackSoon(): void {
    const { socket, backoff, setTimer, isOver } = this.options
    setTimer(() => {
      if (!isOver()) socket.connect()
    }, backoff.next())
  }
}

type Refusal = { code?: string; params?: unknown; message?: string }

/**
 * The server's reason for not letting this page in. Before the connection it comes in the body of long polling, which is
 * tried after the websocket, of whose refusal a browser says nothing.
 */
function refusalIn(error: unknown): Refusal {
  const { data, context } = error as { data?: Refusal; context?: { responseText?: unknown } }
  if (data) return data
  try {
    const { message } = JSON.parse(String(context?.responseText)) as { message?: unknown }
    return (JSON.parse(String(message)) as Refusal | null) ?? {}
  } catch {
    return {}
  }
}
