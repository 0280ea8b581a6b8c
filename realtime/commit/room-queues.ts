import type { LiveRoom } from '../live/live-room'
import { FairShare, PASS_COST } from './fair-share'
import { costOf, ownerOf, type RoomJob } from './room-job'

/** A room and those of its jobs whose turn it is. */
export type RoomQueue = { room: LiveRoom; jobs: RoomJob[] }

/** The waiting jobs, in a queue per room, and the choice of whose turn it is. */
export class RoomQueues {
  private readonly waiting = new Map<string, RoomJob[]>()
  private readonly share = new FairShare()

  /** @returns whether it is the first in its room's queue */
  add(roomId: string, job: RoomJob): boolean {
    const queue = this.waiting.get(roomId)
    if (queue) queue.push(job)
    else this.waiting.set(roomId, [job])
    return !queue
  }

  has(roomId: string): boolean {
    return this.waiting.has(roomId)
  }

  rooms(): Iterable<string> {
    return this.waiting.keys()
  }

  /** Removes and returns all waiting jobs of a room. */
  take(roomId: string): RoomJob[] {
    const queue = this.waiting.get(roomId) ?? []
    this.waiting.delete(roomId)
    return queue
  }

  /** Jobs to be retried come before later ones. */
  putBack(roomId: string, jobs: readonly RoomJob[]): void {
    this.waiting.set(roomId, [...jobs, ...this.take(roomId)])
  }

  /**
   * The jobs of these rooms whose turn it is: all of them, or, if that is too much for one pass, each
   * person's share, in queue order. The rest continue as soon as there is time.
   */
  takeTurns(rooms: readonly LiveRoom[]): RoomQueue[] {
    let cost = 0
    for (const room of rooms) for (const job of this.waiting.get(room.id) ?? []) cost += costOf(job, room)
    if (cost > PASS_COST) return this.takeShares(rooms)
    this.share.clear()
    return rooms.map((room) => {
      room.leftOver = false
      return { room, jobs: this.take(room.id) }
    })
  }

  private takeShares(rooms: readonly LiveRoom[]): RoomQueue[] {
    const queues = new Map<string, number[]>()
    for (const room of rooms)
      for (const job of this.waiting.get(room.id) ?? []) {
        const owner = ownerOf(job)
        const queue = queues.get(owner)
        if (queue) queue.push(costOf(job, room))
        else queues.set(owner, [costOf(job, room)])
      }
    const chosen = this.share.choose(queues)
    return rooms.flatMap((room): RoomQueue[] => {
      const jobs: RoomJob[] = []
      const left: RoomJob[] = []
      for (const job of this.take(room.id)) {
        const owner = ownerOf(job)
        const more = chosen.get(owner) ?? 0
        if (more > 0) chosen.set(owner, more - 1)
        ;(more > 0 ? jobs : left).push(job)
      }
      room.leftOver = left.length > 0
      if (left.length > 0) this.waiting.set(room.id, left)
      return jobs.length > 0 ? [{ room, jobs }] : []
    })
  }
}
