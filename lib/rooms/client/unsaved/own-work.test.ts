import { expect, test } from 'vitest'
import { OwnWork } from './own-work'
import { nothingPending } from './pending-store'

const nothing = () => {}
const work = () => new OwnWork({ monotonic: () => 0, changed: nothing, sheetReplaced: nothing })

test('[P3] what ran the round when the last page was left does not happen now; what was said is sent', () => {
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

test('[L3] a number that an earlier page may have sent is not given to something else', () => {
  const later = work()
  later.restore({ ...nothingPending(), round: [{ op: 4, kind: 'pause', payload: {} }] })
  void later.round.add({ kind: 'say', text: 'hello' })
  expect(later.pending().round).toMatchObject([{ op: 1_005, kind: 'say' }])
})

test('[L3] nor one that a page sent and died before it kept it; later only what the log has counts', () => {
  const later = work()
  later.reconnected({ round: 46, board: 0, sheet: 0 })
  void later.round.add({ kind: 'say', text: 'hello' })
  expect(later.pending().round).toMatchObject([{ op: 1_047 }])
  later.round.acked(1_047)
  later.reconnected({ round: 1_047, board: 0, sheet: 0 })
  void later.round.add({ kind: 'say', text: 'again' })
  expect(later.pending().round).toMatchObject([{ op: 1_048 }])
})
