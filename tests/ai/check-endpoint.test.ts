import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkEndpoint } from '@/scripts/ai/check-endpoint'
import { type Standin, startStandin } from '@/scripts/ai/standin'

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

test('[AI9] the check grades a tiny session and says what works', async () => {
  standin.quirks.add('no-json-schema').add('old-limit').add('no-counting')
  const { text, works } = await check()
  expect(works).toBe(true)
  expect(text).toContain('asked for as json_object, and limited by max_tokens')
  expect(text).toContain('estimates')
  expect(text).toContain('6 of 6 answers stand on the session')
})

test('[AI9] it says what to do where nothing works', async () => {
  standin.faults.push('500')
  expect(await check()).toMatchObject({ works: false, text: expect.stringContaining('Is it running') })
  standin.quirks.add('needs-key')
  expect(await check()).toMatchObject({ works: false, text: expect.stringContaining('OPENAI_API_KEY') })
  standin.quirks.delete('needs-key')
  standin.answer = () => 'I would rather not.'
  expect(await check()).toMatchObject({ works: false, text: expect.stringContaining('too weak') })
})

test('[AI9] a model that says yes to everything, or makes its quotes up, is not to be used', async () => {
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
