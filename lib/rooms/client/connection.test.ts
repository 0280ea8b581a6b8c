import { expect, test } from 'vitest'
import { RoomConnection } from './connection'
import { nothingPending, type Pending } from './pending-store'

const KEPT: Pending = {
  ...nothingPending(),
  talk: [{ op: 1, kind: 'say', payload: { text: 'not sent yet' } }],
}

test('[P3] leaving before what an earlier page kept was read does not delete it', async () => {
  let answer: (kept: Pending) => void = () => {}
  const written: (Pending | undefined)[] = []
  const connection = new RoomConnection({
    roomId: '00000000-0000-4000-8000-000000000000',
    tab: 'AAAAAAAAAAAA',
    line: { connected: false, on: () => {}, emit: () => {}, connect: () => {}, disconnect: () => {} },
    store: {
      read: () => new Promise((resolve) => (answer = resolve)),
      write: async (_, pending) => void written.push(pending),
      keys: async () => [],
    },
    storeKey: 'key',
    monotonic: () => 0,
    setTimer: () => {},
  })
  const opening = connection.open()
  connection.close()
  expect(written).toEqual([])
  answer(KEPT)
  await opening
  connection.close()
  expect(written).toEqual([KEPT])
})
