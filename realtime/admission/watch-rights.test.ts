import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { INES } from '@/tests/support/room-state'
import { madeRoom, RoomsStore } from '@/tests/support/simulation/rooms-store'
import { RoomMaster } from '../commit/room-master'
import type { RoomServer } from '../sockets/socket-data'
import { watchRights } from './watch-rights'

const epochs = vi.hoisted(() => new Map<string, number>())
const ended = vi.hoisted(() => new Set<string>())
vi.mock('@/lib/auth/server/sessions/ended-sessions', () => ({ endedAmong: async () => ended }))
vi.mock('@/lib/auth/server/sessions/session-epochs', () => ({ sessionEpochs: async () => epochs }))

const ROOM = '01900000-0000-7000-8000-0000000000a1'
/** Maximum time until a changed permission takes effect, in ms. */
const PROMISED = 2_000

let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  epochs.set(INES.userId, 0)
})
afterEach(() => {
  stop()
  ended.clear()
  vi.useRealTimers()
})

/** One socket of Ines in the room, and what it receives. */
function watched() {
  const members: Actor[] = [{ ...INES }]
  const store = new RoomsStore([madeRoom(ROOM, members)])
  const master = new RoomMaster({ now: Date.now, store, publish: () => {}, report: () => {} })
  const told: string[] = []
  const socket = {
    id: 'socket',
    rooms: new Set(['socket', ROOM]),
    data: {
      userId: INES.userId,
      sessionEpoch: 0,
      sessionId: 'this-session',
      room: { id: ROOM, role: INES.role } as object | undefined,
    },
    emit: (name: string) => told.push(name),
    leave: (channel: string) => socket.rooms.delete(channel),
    disconnect: () => told.push('disconnect'),
  }
  const sockets = { sockets: new Map([['socket', socket]]), adapter: { rooms: new Map() } }
  const report = (_what: string, error: unknown) => told.push(String(error))
  stop = watchRights({ sockets } as unknown as RoomServer, master, report)
  return { members, socket, told }
}

test('[M5] nobody whose permissions are unchanged is disturbed', async () => {
  const { socket, told } = watched()
  await vi.advanceTimersByTimeAsync(10 * PROMISED)
  expect(told).toEqual([])
  expect(socket.rooms).toContain(ROOM)
})

test.each<[string, (members: Actor[]) => void]>([
  ['was removed', (members) => members.splice(0)],
  ['got another role', (members) => members.splice(0, 1, { ...INES, role: 'observer' })],
])('[M5] a member who %s receives nothing 2 s later, and must join again', async (_, change) => {
  const { members, socket, told } = watched()
  change(members)
  await vi.advanceTimersByTimeAsync(PROMISED)
  expect(told).toEqual([MESSAGE.rejoin])
  expect([...socket.rooms]).toEqual(['socket'])
  expect(socket.data.room).toBeUndefined()
})

test('[G7] somebody who became the candidate of another round on the case receives nothing from this one 2 s later', async () => {
  const { members, socket, told } = watched()
  members.splice(0, 1, { ...INES, answersElsewhere: true })
  await vi.advanceTimersByTimeAsync(PROMISED)
  expect([told, [...socket.rooms]]).toEqual([[MESSAGE.rejoin], ['socket']])
})

test('[M5] somebody who signed out everywhere is disconnected 2 s later', async () => {
  const { told } = watched()
  epochs.set(INES.userId, 1)
  await vi.advanceTimersByTimeAsync(PROMISED)
  expect(told[0]).toBe('disconnect')
})

test('[M5] somebody who signed out in this browser is disconnected 2 s later', async () => {
  const { told } = watched()
  ended.add('another-session')
  await vi.advanceTimersByTimeAsync(PROMISED)
  expect(told).toEqual([])
  ended.add('this-session')
  await vi.advanceTimersByTimeAsync(PROMISED)
  expect(told[0]).toBe('disconnect')
})
