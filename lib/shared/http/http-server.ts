import { createServer, type Server } from 'node:http'

/**
 * Milliseconds. A request has to arrive within these; its answer has no limit of its own, but what it asks the
 * database has. Connections stay open for longer than the proxy in front keeps them, or it would send into closed ones.
 */
const HTTP_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
} as const

/** Milliseconds in which nothing of a request or its answer moves. Websockets have a heartbeat of their own. */
const IDLE = 60_000

/** Our HTTP server: a request that does not arrive and an answer that nobody reads do not stay. */
export function httpServer(idle = IDLE): Server {
  const server = createServer(HTTP_LIMITS)
  server.timeout = idle
  return server
}
