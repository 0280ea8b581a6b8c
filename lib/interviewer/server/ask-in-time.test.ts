import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ModelFailure } from '@/lib/ai/domain/model-failure'
import { askInTime } from './ask-in-time'
import type { AskInterviewer } from './ask-interviewer'

const QUESTION = { system: '', user: '' }
const OPTIONS = { moves: ['reply'], facts: [], hintFor: null, probe: null } as const
const ANSWER = {
  answer: { move: 'reply', fact: 'none', words: 'Why?' },
  tokens: { input: 1, output: 1, estimated: false },
} as const
const TOKENS = { input: 7, output: 0, estimated: true }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** An endpoint that sends a chunk at each of these times (ms) and then nothing more, unless it ends. */
function endpoint(pieces: readonly number[], end?: number, firstWord = pieces[0]): AskInterviewer {
  return (_question, _options, { signal, came, received }) =>
    new Promise((resolve, reject) => {
      for (const at of pieces) setTimeout(came, at)
      if (firstWord !== undefined) setTimeout(() => received({ move: 'reply', words: 'Why' }), firstWord)
      if (end !== undefined) setTimeout(() => resolve(ANSWER), end)
      signal.addEventListener('abort', () => reject(new ModelFailure('cancelled', { tokens: TOKENS })))
    })
}

function asked(ask: AskInterviewer) {
  const seen: string[] = []
  const began = Date.now()
  const note = (what: string) => seen.push(`${what} ${Date.now() - began}`)
  const leaving = new AbortController()
  const asking = { signal: leaving.signal, came: () => {}, received: () => {} }
  const over = askInTime(ask, [QUESTION, OPTIONS, asking], () => note('slow')).then(
    ({ answer }) => note(answer.words),
    (error: ModelFailure) => note(`${error.reason} (${error.tokens.input})`),
  )
  return { seen, leaving, over }
}

test('[IV15] an endpoint that hangs is reported as slow after a second, and given up after ten', async () => {
  const { seen, over } = asked(endpoint([]))
  await vi.advanceTimersByTimeAsync(999)
  expect(seen).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  await over
  expect(seen).toEqual(['slow 1000', 'too-slow (7) 10000'])
})

test('[IV15] a stream that stops in the middle is given up after five seconds', async () => {
  const { seen, over } = asked(endpoint([400, 4_000, 8_900]))
  await vi.advanceTimersByTimeAsync(60_000)
  await over
  expect(seen).toEqual(['too-slow (7) 13900'])
})

test('[IV15] an answer that streams is not slow, however long it is', async () => {
  const { seen, over } = asked(endpoint([900, 5_000, 9_000, 13_000], 17_000))
  await vi.advanceTimersByTimeAsync(60_000)
  await over
  expect(seen).toEqual(['Why? 17000'])
  expect(vi.getTimerCount()).toBe(0)
})

test('[IV15] a model’s reasoning shows nothing, so its answer takes a while', async () => {
  const { seen, over } = asked(endpoint([300, 3_000, 6_000], 6_500, 6_000))
  await vi.advanceTimersByTimeAsync(60_000)
  await over
  expect(seen).toEqual(['slow 1000', 'Why? 6500'])
})

test('[IV3] an answer that is no longer wanted is cancelled, which is not a failure', async () => {
  const { seen, leaving, over } = asked(endpoint([]))
  await vi.advanceTimersByTimeAsync(1_500)
  leaving.abort()
  await over
  expect(seen).toEqual(['slow 1000', 'cancelled (7) 1500'])
  expect(vi.getTimerCount()).toBe(0)
})
