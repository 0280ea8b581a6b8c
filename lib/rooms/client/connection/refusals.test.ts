import { expect, test, vi } from 'vitest'
import { STREAMS } from '@/lib/rooms/domain/protocol/wire'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { element } from '@/tests/support/board/elements'
import { OwnWork } from '../unsaved/own-work'
import { Refusals } from './refusals'

const [ROUND, BOARD, SHEET] = [0, 1, 2]

const reason = (code: string) => ({ code, params: {} })

/** A tab that has sent a message, a drawing and some typing, and what it does about refusals. */
function sent() {
  const work = new OwnWork({ monotonic: () => 0, changed: () => {}, sheetReplaced: () => {} })
  const said = work.round.add({ kind: 'say', text: 'hello' })
  work.board.replica.edit([{ kind: 'add', element: element('box', 'rectangle') }])
  sheetText(work.sheet.doc, 'summary').insert(0, 'typed')
  for (const stream of STREAMS) work[stream].takeUnsent()
  const told = { notify: vi.fn(), putOff: vi.fn(), join: vi.fn(), changed: vi.fn() }
  return { work, said, told, refusals: new Refusals({ work, ...told }) }
}

test('[O3] a temporary refusal puts off its own stream only, and nothing is undone', () => {
  const { work, told, refusals } = sent()
  refusals.received(BOARD, 1, reason('rate/edits'))
  expect(told.putOff.mock.calls).toEqual([['board']])
  expect([work.size, told.notify.mock.calls]).toEqual([3, []])
})

test('[O3] a tab joins again when the room waits for a number that is already in the log', () => {
  const { work, told, refusals } = sent()
  void work.round.add({ kind: 'say', text: 'more' })
  work.round.takeUnsent()
  refusals.received(ROUND, 2, reason('out-of-order'))
  expect(told.join).not.toHaveBeenCalled()
  refusals.received(ROUND, 1, reason('out-of-order'))
  expect(told.join).toHaveBeenCalledOnce()
  expect(work.size).toBe(4)
})

test('[P1] a command reported as already logged is asked about, not called saved', () => {
  const { work, told, refusals } = sent()
  refusals.received(ROUND, 1, reason('duplicate'))
  expect(told.join).toHaveBeenCalledOnce()
  expect(work.size).toBe(3)
})

test('[S3] a refusal undoes its own command and says why, with the text if it is in no field', async () => {
  const { work, said, told, refusals } = sent()
  refusals.received(ROUND, 1, reason('chat/observer'))
  await expect(said).rejects.toMatchObject({ code: 'chat/observer' })
  refusals.received(BOARD, 1, reason('board/too-large'))
  refusals.received(SHEET, 1, reason('sheet/too-large'))
  expect(told.notify.mock.calls).toEqual([
    ['board/too-large', 'The board is full. Delete something before you add more.'],
    [
      'sheet/too-large',
      'The worksheet is full (100 KB). Shorten something, then try again. You had written: Summary: typed',
    ],
  ])
  expect([work.size, work.board.replica.local.elements.size]).toEqual([0, 0])
})

test('[W1] a refusal without a command changes nothing', () => {
  const { work, told, refusals } = sent()
  refusals.received(null, null, reason('wire/malformed'))
  refusals.received(7, 1, reason('wire/malformed'))
  refusals.received(SHEET, 99, reason('sheet/too-large'))
  expect(work.size).toBe(3)
  expect(told.notify).not.toHaveBeenCalled()
})
