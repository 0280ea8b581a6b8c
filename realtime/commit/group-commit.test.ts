import { expect, test } from 'vitest'
import type { RoomStore } from '../live/room-store'
import type { RoomWork } from './decide-jobs'
import { GroupCommit } from './group-commit'

const ROOMS = ['a', 'b', 'c', 'd']

function setUp(fails: (rooms: string[]) => boolean) {
  const tries: string[][] = []
  let pauses = 0
  const store = {
    append: async (batches: readonly { roomId: string }[]) => {
      const ids = batches.map(({ roomId }) => roomId)
      tries.push(ids)
      if (fails(ids)) throw new Error('no database')
      return new Set(ids)
    },
  } as unknown as RoomStore
  const commits = new GroupCommit({ store, report: () => {}, pause: async () => void pauses++ })
  const work = (ids: readonly string[]) =>
    ids.map((id) => ({ room: { id }, batch: { roomId: id, events: [] } }) as unknown as RoomWork)
  const names = (items: readonly RoomWork[]) => items.map(({ room }) => room.id)
  return { commits, tries, work, names, pauses: () => pauses }
}

test('[L4] while nothing can be written, a pass makes one attempt and waits once, however many rooms there are', async () => {
  const { commits, tries, work, pauses } = setUp(() => true)
  for (let pass = 0; pass < 4; pass++) await commits.commit(work(ROOMS))
  expect(tries).toHaveLength(4)
  expect(pauses()).toBe(4)
})

test('[L4] a room that cannot be written is identified, and the others are written', async () => {
  const { commits, tries, work, names } = setUp((ids) => ids.includes('a'))
  let waiting = ROOMS
  const written: string[] = []
  const given: string[] = []
  while (waiting.length > 0) {
    const outcome = await commits.commit(work(waiting))
    written.push(...outcome.written)
    given.push(...names(outcome.failed))
    waiting = names(outcome.retry)
  }
  expect(written.sort()).toEqual(['b', 'c', 'd'])
  expect(given).toEqual(['a'])
  expect(tries.filter((ids) => ids.includes('a'))).toHaveLength(5)
})

test('[P10] a process that stops returns at once what cannot be written', async () => {
  const { commits, work, names } = setUp(() => true)
  await commits.commit(work(ROOMS))
  await commits.commit(work(ROOMS))
  commits.closed = true
  const { retry: again, failed: given } = await commits.commit(work(ROOMS))
  expect(again).toEqual([])
  expect(names(given)).toEqual(ROOMS)
})
