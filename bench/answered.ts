import type { RoomSocket } from './room-socket'
import { wait } from './statistics'

/** Waits until every edit has come back. @throws Error when one was refused or never arrives */
export async function answered(sockets: readonly RoomSocket[]): Promise<void> {
  for (let left = 4_000; sockets.some((socket) => socket.unacknowledged > 0); left--) {
    const refusals = sockets.flatMap((socket) => socket.refusals)
    if (refusals.length > 0) throw new Error(`Edits were refused: ${[...new Set(refusals)].join(', ')}`)
    const open = sockets.reduce((sum, socket) => sum + socket.unacknowledged, 0)
    if (left === 0) throw new Error(`${open} edits were never answered`)
    await wait(5)
  }
}
