import { expect, test } from 'vitest'
import { publicEvent } from '@/lib/rooms/domain/log/events'
import { INES, MARA } from '@/tests/support/room-state'
import { MemberList, readingOf } from './member-list'

/** A list that contains Ines, read at a given time. */
function read(at: number): MemberList {
  const list = new MemberList()
  list.reading(at)([INES])
  return list
}

const removed = (userId: string) => ({
  ...publicEvent('member/removed', { userId }),
  ...{ seq: 2, at: 0, actorId: null, client: null, op: null },
})

test('[M5] a list is used for a second and a half', () => {
  expect(new MemberList().isFresh(0)).toBe(false)
  expect([1_009, 1_509, 1_510].map((now) => read(10).isFresh(now))).toEqual([true, true, false])
})

test('[M5] rooms accept what was read about their members, unless they know something newer', () => {
  const [older, newer, unasked] = [read(10), read(10), read(10)]
  const rooms = Object.entries({ older, newer, unasked }).map(([id, memberList]) => ({ id, memberList }))
  const found = new Map(['older', 'newer'].map((id) => [id, [INES, MARA]]))
  const take = readingOf(rooms, 20)
  newer.reading(30)([INES])
  take(found)
  expect([older, newer, unasked].map(({ present }) => present.length)).toEqual([2, 1, 1])
  expect([older, newer, unasked].map((list) => list.isFresh(1_515))).toEqual([true, true, false])
})

test('[M5] a doubt that arises during a read outlives it', () => {
  const list = read(10)
  const take = list.reading(20)
  list.doubt()
  take([INES, MARA])
  expect([list.present.length, list.isFresh(20)]).toEqual([2, false])
  list.reading(30)([MARA])
  expect([list.present, list.isFresh(30)]).toEqual([[MARA], true])
})

test('[M5] what the log changes during a read is not undone by it', () => {
  const list = read(10)
  const take = list.reading(20)
  list.apply(removed(INES.userId))
  take([INES, MARA])
  expect([list.present, list.isFresh(20)]).toEqual([[], false])
})

test('[M5] the list is from the read that was started last, even after a doubt', () => {
  const list = read(10)
  const [earlier, later] = [list.reading(20), list.reading(20)]
  later([MARA])
  list.doubt()
  earlier([INES, MARA])
  expect([list.present, list.isFresh(20)]).toEqual([[MARA], false])
})

test('[M5] a clock that is set back makes no list fresh, and no read is ignored', () => {
  const list = read(10_000)
  expect(list.isFresh(9_000)).toBe(false)
  list.reading(9_000)([MARA])
  expect([list.present, list.isFresh(9_000)]).toEqual([[MARA], true])
})
