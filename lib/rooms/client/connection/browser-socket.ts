import type { BrowserToServer, ServerToBrowser } from '@/lib/rooms/domain/protocol/messages'

/** The events of Socket.IO's own client. */
type SocketEvents = {
  connect: () => void
  disconnect: (reason: string) => void
  connect_error: (error: Error) => void
}

type Received = ServerToBrowser & SocketEvents

/** Registers a handler for a message by name; one overload per name, as in Socket.IO. */
type On = UnionToIntersection<
  { [E in keyof Received]: (event: E, listener: Received[E]) => unknown }[keyof Received]
>
type Emit = UnionToIntersection<
  {
    [E in keyof BrowserToServer]: (event: E, ...args: Parameters<BrowserToServer[E]>) => unknown
  }[keyof BrowserToServer]
>
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void
  ? A
  : never

/** The part of the socket that the connection uses; Socket.IO's client in a browser, a fake in tests. */
export type BrowserSocket = {
  readonly connected: boolean
  on: On
  emit: Emit
  connect: () => unknown
  disconnect: () => unknown
}
