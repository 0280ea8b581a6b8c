import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { updates as ofThisTab, type Updates } from '@/lib/updates/client/updates'
import type { Update } from '@/lib/updates/domain/update'
import type { BrowserSocket } from './browser-socket'

/**
 * A server tells all its pages at the same moment that it missed something: they ask at random times within
 * this many ms.
 */
const SPREAD_MS = 3_000

/**
 * Passes the updates that arrive over a socket on to this tab.
 * @returns a function that stops it, for when the socket is no longer wanted
 */
export function carryUpdates(line: Pick<BrowserSocket, 'on'>, updates: Updates = ofThisTab): () => void {
  let isOver = false
  line.on('connect', () => {
    if (!isOver) updates.connected(line)
  })
  line.on('disconnect', () => updates.lost(line))
  line.on(MESSAGE.update, (update: Update) => {
    if (update.kind === 'missed') setTimeout(() => updates.receive(update), Math.random() * SPREAD_MS)
    else updates.receive(update)
  })
  return () => {
    isOver = true
    updates.lost(line)
  }
}
