import { expect, test } from 'vitest'
import { OwnWork } from './own-work'
import { nothingPending } from './pending-store'

const nothing = () => {}
const work = () => new OwnWork({ monotonic: () => 0, changed: nothing, sheetReplaced: nothing })

test('[P3] commands that ran the round when the last page was left do not happen now; messages are sent', () => {
  const later = work()
  later.restore({
    ...nothingPending(),
    round: [
      { op: 3, kind: 'say', payload: { text: 'hello' } },
      { op: 4, kind: 'pause', payload: {} },
    ],
  })
  expect(later.pending().round).toEqual([{ op: 3, kind: 'say', payload: { text: 'hello' } }])
})

test('[L3] a number that an earlier page may have sent is not reused', () => {
  const later = work()
  later.restore({ ...nothingPending(), round: [{ op: 4, kind: 'pause', payload: {} }] })
  void later.round.add({ kind: 'say', text: 'hello' })
  expect(later.pending().round).toMatchObject([{ op: 1_005, kind: 'say' }])
})

test("[L3] nor one that a page sent before it died without storing it; later only the log's numbers count", () => {
  const later = work()
  later.reconnected({ round: 46, board: 0, sheet: 0 })
  void later.round.add({ kind: 'say', text: 'hello' })
  expect(later.pending().round).toMatchObject([{ op: 1_047 }])
  later.round.acked(1_047)
  later.reconnected({ round: 1_047, board: 0, sheet: 0 })
  void later.round.add({ kind: 'say', text: 'again' })
  expect(later.pending().round).toMatchObject([{ op: 1_048 }])
})
