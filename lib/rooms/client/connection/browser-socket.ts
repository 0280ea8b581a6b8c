/** The socket as far as the connection needs it; Socket.IO's client in a browser, a fake line in tests. */
export type BrowserSocket = {
  readonly connected: boolean
  // biome-ignore lint/suspicious/noExplicitAny: the shape of Socket.IO's own listeners
  on: (event: string, listener: (...args: any[]) => void) => unknown
  emit: (event: string, ...args: unknown[]) => unknown
  connect: () => unknown
  disconnect: () => unknown
}
