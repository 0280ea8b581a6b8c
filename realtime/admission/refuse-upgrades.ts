import type { IncomingMessage } from 'node:http'
import type { RoomServer } from '../sockets/socket-data'

/**
 * Keeps a connection on the transport that it was opened with. When a websocket is to replace long polling,
 * Engine.IO reads from it before our limits apply, and `allowUpgrades: false` only keeps browsers from
 * trying. A browser loses nothing: it tries a websocket first.
 */
export function refuseUpgrades(engine: Pick<RoomServer['engine'], 'use'>): void {
  engine.use((request: IncomingMessage, _: unknown, next: (error?: Error) => void) => {
    const ofAnother = new URL(request.url ?? '', 'http://localhost').searchParams.has('sid')
    next(
      ofAnother && request.headers.upgrade !== undefined
        ? new Error('A connection stays on its transport.')
        : undefined,
    )
  })
}
