import { expect, test } from 'vitest'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { INES, RoomUnderTest } from '@/tests/support/room-state'
import { earlyRoom } from './early-room'

test("[J8] a page's clock stands still until it is started, and the connection continues from its time", () => {
  let at = 100
  const state = encodeState(viewFor(INES, new RoomUnderTest().state))
  const opening = { state, now: 60_000, number: 1, role: INES.role, lastOp: 7 }
  const early = earlyRoom(opening, () => at)
  at = 200
  expect(early.desk.clock.now()).toBe(60_000)
  early.startClock()
  at = 950
  expect(early.desk.clock.now()).toBe(60_750)
  expect(early.handOver()).toEqual({ ...opening, now: 60_750 })
})
