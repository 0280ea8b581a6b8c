import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkEndpoint } from '@/scripts/ai/check-endpoint'
import { type Standin, startStandin } from '@/scripts/ai/standin'
import { sensibleAnswer } from '@/scripts/ai/standin-answers'
import { carefulInterviewer } from '@/scripts/ai/standin-interviewer'
import type { StandinMessage } from '@/scripts/ai/standin-message'

let standin: Standin

beforeEach(async () => {
  standin = await startStandin()
})
afterEach(() => standin.stop())

async function check(): Promise<{ text: string; works: boolean }> {
  const { lines, works } = await checkEndpoint({
    baseUrl: standin.url,
    query: {},
    key: null,
    model: 'standin',
  })
  return { text: lines.join('\n'), works }
}

test('[AI9] the check grades a tiny session, answers in a tiny interview, and reports what works', async () => {
  standin.quirks.add('no-json-schema').add('old-limit').add('no-counting')
  const { text, works } = await check()
  expect(works).toBe(true)
  expect(text).toContain('asked for as json_object, and limited by max_tokens')
  expect(text).toContain('estimates')
  expect(text).toContain('6 of 6 answers stand on the session')
  expect(text).toMatch(/began to speak after \d+\.\d s/)
  expect(text).toContain('it said: “What would you do here, and why?”')
  expect(text).toContain('It can be used for AI feedback and for AI interviews.')
})

test('[AI9] it says what to do if nothing works', async () => {
  standin.faults.push('500')
  expect(await check()).toMatchObject({ works: false, text: expect.stringContaining('Is it running') })
  standin.quirks.add('needs-key')
  expect(await check()).toMatchObject({ works: false, text: expect.stringContaining('OPENAI_API_KEY') })
  standin.quirks.delete('needs-key')
  standin.answer = () => 'I would rather not.'
  expect(await check()).toMatchObject({ works: false, text: expect.stringContaining('too weak') })
})

test('[AI9] a model that says yes to everything, or invents its quotes, is rejected', async () => {
  const say = (answer: string, text: string) => () =>
    JSON.stringify({
      answers: Array.from({ length: 9 }, (_, index) => ({
        statement: `s${index + 1}`,
        answer,
        pieces: ['w1'],
        quotes: [{ piece: 'w1', text }],
        confidence: 1,
      })),
    })
  standin.answer = say('yes', 'Key-value store for the links')
  expect(await check()).toMatchObject({
    works: false,
    text: expect.stringContaining('whose answer is known'),
  })
})

test('[AI9] a model that can grade may still be unsuitable for interviews, and vice versa', async () => {
  const isInterview = (messages: readonly StandinMessage[]) => carefulInterviewer(messages) !== null
  const say = (move: string, words: string) => JSON.stringify({ move, fact: 'none', words })
  standin.answer = (messages) => (isInterview(messages) ? say('fact', '') : sensibleAnswer(messages))
  const silent = await check()
  expect(silent.works).toBe(false)
  expect(silent.text).toContain('it chose “fact” instead of returning the question')
  expect(silent.text).toContain('It can be used for AI feedback, but not for AI interviews.')
  standin.answer = (messages) =>
    isInterview(messages) ? say('reply', 'Nimm eine Datenbank mit Schlüsseln.') : sensibleAnswer(messages)
  expect(await check()).toMatchObject({
    works: true,
    text: expect.stringContaining('a set sentence would stand for it'),
  })
  standin.answer = (messages) => (isInterview(messages) ? sensibleAnswer(messages) : 'I would rather not.')
  expect(await check()).toMatchObject({
    works: false,
    text: expect.stringContaining('It can be used for AI interviews, but not for AI feedback.'),
  })
})
