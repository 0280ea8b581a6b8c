import { expect, test, vi } from 'vitest'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { DraftSaver, type DraftSaveState, type SaveAnswer } from './draft-saver'

type Sent = { revision: number; source: string; answer: (answer: SaveAnswer) => void }

/** A saver whose server responds, and whose timers fire, when the test decides. */
function setUp() {
  const sent: Sent[] = []
  const states: DraftSaveState[] = []
  let due: (() => void) | null = null
  const saver = new DraftSaver({
    revision: 1,
    send: (revision, source) => new Promise((answer) => sent.push({ revision, source, answer })),
    show: (state) => states.push(state),
    setTimer: (run) => {
      due = run
    },
    clearTimer: () => {
      due = null
    },
  })
  return { saver, sent, last: () => states.at(-1), runTimer: () => due?.(), hasTimer: () => due !== null }
}

const kept = (revision: number): SaveAnswer => ({ ok: true, value: { revision } })
const refused = (code: string): SaveAnswer => ({ ok: false, code, params: {} })
const sentTimes = (sent: Sent[], times: number) => vi.waitFor(() => expect(sent).toHaveLength(times))

test('two callers that wait for the same save do not both build on the same revision', async () => {
  const { saver, sent, last } = setUp()
  saver.save('a')
  const first = saver.flush()
  saver.save('ab')
  const [byTimer, byButton] = [saver.flush(), saver.flush()]
  sent[0]?.answer(kept(2))
  await sentTimes(sent, 2)
  sent[1]?.answer(kept(3))
  expect(await Promise.all([first, byTimer, byButton])).toEqual([true, true, true])
  expect(sent.map(({ revision, source }) => [revision, source])).toEqual([
    [1, 'a'],
    [2, 'ab'],
  ])
  expect(last()).toEqual({ status: 'saved' })
  expect(saver.dirty).toBe(false)
})

test('a save whose response was lost is resent unchanged, before newer text', async () => {
  const { saver, sent, last, runTimer } = setUp()
  saver.save('a')
  const first = saver.flush()
  sent[0]?.answer(null)
  expect(await first).toBe(false)
  expect(last()).toEqual({ status: 'offline', kept: 1 })
  saver.save('ab')
  runTimer()
  await sentTimes(sent, 2)
  expect(sent[1]).toMatchObject({ revision: 1, source: 'a' })
  sent[1]?.answer(kept(2))
  await sentTimes(sent, 3)
  expect(sent[2]).toMatchObject({ revision: 2, source: 'ab' })
  sent[2]?.answer(kept(3))
  await vi.waitFor(() => expect(last()).toEqual({ status: 'saved' }))
})

test.each(['internal', 'unavailable', 'auth/signed-out'])('%s is retried', async (code) => {
  const { saver, sent, last, runTimer } = setUp()
  saver.save('a')
  const first = saver.flush()
  sent[0]?.answer(refused(code))
  expect(await first).toBe(false)
  expect(last()).toEqual({ status: 'refused', reason: sentenceOf({ code }) })
  expect(saver.dirty).toBe(true)
  runTimer()
  await sentTimes(sent, 2)
  sent[1]?.answer(kept(2))
  await vi.waitFor(() => expect(last()).toEqual({ status: 'saved' }))
})

test('a text that is too long waits for a shorter one', async () => {
  const { saver, sent, last, hasTimer } = setUp()
  saver.save('aaaa')
  const first = saver.flush()
  sent[0]?.answer(refused('invalid-input'))
  expect(await first).toBe(false)
  expect(hasTimer()).toBe(false)
  saver.save('a')
  const second = saver.flush()
  await sentTimes(sent, 2)
  expect(sent[1]).toMatchObject({ revision: 1, source: 'a' })
  sent[1]?.answer(kept(2))
  expect(await second).toBe(true)
  expect(last()).toEqual({ status: 'saved' })
})

test('if another window has saved meanwhile, the text stays here and is not resent', async () => {
  const { saver, sent, last, hasTimer } = setUp()
  saver.save('a')
  const first = saver.flush()
  sent[0]?.answer(refused('draft/changed-elsewhere'))
  expect(await first).toBe(false)
  saver.save('ab')
  expect(await saver.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(hasTimer()).toBe(false)
  expect(saver.dirty).toBe(true)
  expect(last()).toEqual({ status: 'refused', reason: sentenceOf({ code: 'draft/changed-elsewhere' }) })
})
