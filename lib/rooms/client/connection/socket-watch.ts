import { isTemporary } from '@/lib/rooms/domain/protocol/wire'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { Backoff } from './backoff'
import type { ConnectionOptions } from './connection-options'

type SocketWatchOptions = Pick<ConnectionOptions, 'socket' | 'setTimer'> & {
  backoff: Backoff
  connected: () => void
  lost: () => void
  refused: (code: string, message: string) => void
  /** Whether this connection is no longer wanted. */
  isOver: () => boolean
}

/** Watches the socket connect and disconnect, and reconnects it when it does not do so by itself. */
export class SocketWatch {
  constructor(private readonly options: SocketWatchOptions) {}

  start(): void {
    const { socket, connected, lost, refused } = this.options
    socket.on('connect', connected)
    socket.on('disconnect', (reason: string) => {
      lost()
      // Socket.IO reconnects by itself, but not after the server closed the connection, as it does when it
      // restarts.
      if (reason === 'io server disconnect') this.comeBackSoon()
    })
    socket.on('connect_error', (error: unknown) => {
      const refusal = refusalIn(error)
      const { code } = refusal
      if (code && !isTemporary(code)) return refused(code, sentenceOf(refusal))
      lost()
      // Nor after the server refused.
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
 * The server's reason for refusing this page. A refusal before the connection arrives in the body of long
 * polling, which is tried after the websocket, because browsers do not reveal why a websocket was refused.
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
