import { createServer, type Server } from 'node:http'

/**
 * In ms. A request must arrive within these limits; its response has no limit of its own, but its database
 * queries do. Connections stay open for longer than the proxy in front keeps them, or it would send into
 * closed ones.
 */
const HTTP_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
} as const

/**
 * Maximum time without progress on a request or its response, in ms. Websockets have a heartbeat of their
 * own.
 */
const IDLE = 60_000

/** Our HTTP server: closes requests that do not arrive and responses that nobody reads. */
export function httpServer(idle = IDLE): Server {
  const server = createServer(HTTP_LIMITS)
  server.timeout = idle
  return server
}
