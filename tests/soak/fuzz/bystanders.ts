import { setTimeout as wait } from 'node:timers/promises'
import { Drawing } from '@/bench/drawing'
import { makeRooms } from '@/bench/people'
import { RoomSocket } from '@/bench/room-socket'

const EDIT_EVERY_MS = 100
const PATIENCE_MS = 30_000

export type Acks = { ms: number[]; missing: number; refused: number }

/** Two users who draw in a room of their own while others attack. */
export async function bystanders(port: number): Promise<{
  /** Acknowledgements since the last call; waits for those that are due. */
  take: () => Promise<Acks>
  reopen: () => Promise<void>
  stop: () => void
}> {
  const [seats = []] = await makeRooms(1, 2)
  const drawing = new Drawing(1, 2)
  let sockets: RoomSocket[] = []
  let lost = 0
  let step = 0
  let isPaused = true
  const open = async () => {
    sockets = seats.map((seat) => new RoomSocket(seat))
    for (const socket of sockets) await socket.open(port)
    isPaused = false
  }
  await open()
  for (const [place, socket] of sockets.entries()) socket.edit(drawing.add(place))
  const timer = setInterval(() => {
    if (isPaused) return
    step++
    for (const [place, socket] of sockets.entries()) socket.edit(drawing.move(place, step).patches)
  }, EDIT_EVERY_MS)
  const due = () => sockets.reduce((sum, socket) => sum + socket.unacknowledged, 0)
  return {
    take: async () => {
      isPaused = true
      for (const end = performance.now() + PATIENCE_MS; due() > 0 && performance.now() < end; ) await wait(20)
      const ms = sockets.flatMap((socket) => socket.latencies.splice(0))
      const refused = sockets.reduce((sum, socket) => sum + socket.refusals.splice(0).length, 0)
      const missing = due() + lost
      lost = 0
      isPaused = false
      return { ms, missing, refused }
    },
    // A browser would resend edits that a dead process did not acknowledge; here they count as missing.
    reopen: async () => {
      isPaused = true
      lost += due()
      for (const socket of sockets) socket.close()
      await open()
    },
    stop: () => {
      clearInterval(timer)
      for (const socket of sockets) socket.close()
    },
  }
}
