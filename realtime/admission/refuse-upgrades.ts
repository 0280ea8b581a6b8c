import type { IncomingMessage } from 'node:http'
import type { RoomServer } from '../sockets/socket-data'

/**
 * Keeps a connection on the transport that it was opened with. Engine.IO reads a websocket that wants to take over from
 * long polling by itself, before anything counts what comes on it, and `allowUpgrades: false` only keeps browsers from
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
