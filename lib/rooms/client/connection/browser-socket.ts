import type { BrowserToServer, ServerToBrowser } from '@/lib/rooms/domain/protocol/messages'

/** What Socket.IO's own client reports. */
type SocketEvents = {
  connect: () => void
  disconnect: (reason: string) => void
  connect_error: (error: Error) => void
}

type Received = ServerToBrowser & SocketEvents

/** Calls a function for each message of a name; one overload a name, as Socket.IO has it. */
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

/** The socket as far as the connection needs it; Socket.IO's client in a browser, a fake line in tests. */
export type BrowserSocket = {
  readonly connected: boolean
  on: On
  emit: Emit
  connect: () => unknown
  disconnect: () => unknown
}
