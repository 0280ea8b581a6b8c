import { expect, test } from 'vitest'
import { INES, MARA } from '@/tests/support/room-state'
import type { LiveRoom } from './live-room'
import { learnMembers } from './refresh-members'

const room = (id: string, membersReadAt: number) =>
  ({ id, members: [INES], membersReadAt }) as unknown as LiveRoom

test('[M5] rooms take over what was read of their members, unless they know something newer', () => {
  const older = room('older', 10)
  const newer = room('newer', 30)
  const changed = room('changed', Number.NEGATIVE_INFINITY)
  const unasked = room('unasked', 10)
  const found = new Map(['older', 'newer', 'changed'].map((id) => [id, [INES, MARA]]))
  learnMembers([older, newer, changed, unasked], found, 20)
  expect([older.members.length, older.membersReadAt]).toEqual([2, 20])
  expect([newer.members.length, newer.membersReadAt]).toEqual([1, 30])
  expect([changed.members.length, changed.membersReadAt]).toEqual([1, Number.NEGATIVE_INFINITY])
  expect([unasked.members.length, unasked.membersReadAt]).toEqual([1, 10])
})
