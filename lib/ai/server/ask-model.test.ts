import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { type Standin, startStandin } from '@/scripts/ai/standin'
import { ModelFailure } from '../domain/model-failure'
import { askModel } from './ask-model'
import { configuredEndpoint, type Endpoint } from './endpoint'

const QUESTION = {
  system: 'You answer.',
  user: 'What is stored?',
  name: 'answer',
  schema: z.strictObject({ stored: z.string() }),
  maxTokens: 100,
}
const ANSWER = '{"stored": "links"}'

let standin: Standin
let endpoint: Endpoint

beforeEach(async () => {
  standin = await startStandin()
  standin.answer = () => ANSWER
  endpoint = { baseUrl: standin.url, query: {}, key: null, model: 'standin' }
})
afterEach(() => standin.stop())

async function failure(within?: number, signal?: AbortSignal): Promise<ModelFailure> {
  const options = { ...(within ? { within } : {}), ...(signal ? { signal } : {}) }
  const error = await askModel(endpoint, QUESTION, options).catch((reason: unknown) => reason)
  if (!(error instanceof ModelFailure)) throw new Error(`Not a failure of the model: ${String(error)}`)
  return error
}

test('[AI1] there is an endpoint if a key or a base URL is set', () => {
  expect(configuredEndpoint({})).toBeNull()
  expect(configuredEndpoint({ OPENAI_MODEL: 'some' })).toBeNull()
  expect(configuredEndpoint({ OPENAI_API_KEY: 'sk-1' })).toMatchObject({
    baseUrl: 'https://api.openai.com/v1',
    key: 'sk-1',
  })
  expect(configuredEndpoint({ OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'llama' })).toEqual(
    {
      baseUrl: 'http://localhost:11434/v1',
      query: {},
      key: null,
      model: 'llama',
    },
  )
  const gateway = 'https://us.example.org/openai/v1/?api-version=2026-01-01'
  expect(configuredEndpoint({ OPENAI_BASE_URL: gateway, OPENAI_API_KEY: 'k' })).toMatchObject({
    baseUrl: 'https://us.example.org/openai/v1',
    query: { 'api-version': '2026-01-01' },
  })
})

test('[AI2] a current endpoint gets a single request', async () => {
  const { value, raw, parameters } = await askModel(endpoint, QUESTION)
  expect(value).toEqual({ stored: 'links' })
  expect(raw).toBe(ANSWER)
  expect(parameters).toEqual({ max_completion_tokens: 100, format: 'json_schema', temperature: 0 })
  expect(standin.requests).toHaveLength(1)
})

test.each([
  [['no-json-schema'], { format: 'json_object' }, 2],
  [['no-json-object'], { format: 'prompt' }, 3],
  [['old-limit'], { max_tokens: 100 }, 2],
  [['no-counting'], {}, 2],
  [
    ['no-json-object', 'old-limit', 'no-temperature', 'no-counting'],
    { max_tokens: 100, format: 'prompt' },
    6,
  ],
  [['no-json-object', 'old-limit', 'no-temperature', 'no-counting', 'vague'], { format: 'prompt' }, 6],
] as const)(
  '[AI2] a feature that it does not know is dropped, and not tried again: %j',
  async (quirks, expected, asked) => {
    for (const quirk of quirks) standin.quirks.add(quirk)
    expect((await askModel(endpoint, QUESTION)).parameters).toMatchObject(expected)
    expect(standin.requests).toHaveLength(asked)
    await askModel(endpoint, QUESTION)
    expect(standin.requests).toHaveLength(asked + 1)
  },
)

test('[AI2] if no schema is supported, the prompt describes it', async () => {
  standin.quirks.add('no-json-object')
  await askModel(endpoint, QUESTION)
  expect(standin.requests.at(-1)?.messages[0]?.content).toContain('"stored"')
})

test('[AI3] the roles are system and user', async () => {
  standin.faults.push('invalid-json')
  await askModel(endpoint, QUESTION)
  const roles = standin.requests.flatMap(({ messages }) => messages.map(({ role }) => role))
  expect(roles).toEqual(['system', 'user', 'system', 'user', 'assistant', 'user'])
})

test.each(['fences', 'thinks'] as const)(
  '[AI4] an answer is found among surrounding text: %s',
  async (quirk) => {
    standin.quirks.add(quirk)
    expect((await askModel(endpoint, QUESTION)).value).toEqual({ stored: 'links' })
    expect(standin.requests).toHaveLength(1)
  },
)

test.each(['invalid-json', 'wrong-shape'] as const)(
  '[AI4] %s is requested once more, then given up',
  async (fault) => {
    standin.faults.push(fault)
    const { value, tokens } = await askModel(endpoint, QUESTION)
    expect(value).toEqual({ stored: 'links' })
    // [AI7] Both attempts are counted.
    expect(tokens.output).toBeGreaterThan(Math.ceil(ANSWER.length / 4))
    standin.faults.push(fault, fault)
    expect((await failure()).reason).toBe('bad-answer')
    expect(standin.requests).toHaveLength(4)
  },
)

test('[AI5] a rate limit reports how long to wait, and nothing is retried automatically', async () => {
  standin.faults.push('429')
  const limited = await failure()
  expect([limited.reason, limited.details.retryAfter]).toEqual(['rate-limited', 1_000])
  standin.faults.push('500')
  expect((await failure()).reason).toBe('unavailable')
  standin.faults.push('cut-at-once')
  expect((await failure()).reason).toBe('unavailable')
  standin.faults.push('cut')
  expect((await failure()).reason).toBe('cut')
  standin.faults.push('too-long')
  expect((await failure()).reason).toBe('too-long')
  standin.quirks.add('needs-key')
  expect((await failure()).reason).toBe('refused')
  await standin.stop()
  expect((await failure()).reason).toBe('unavailable')
  expect(standin.requests).toHaveLength(5)
})

test.each([
  ['3', 3_000],
  ['86400', 86_400_000],
  ['99999999999999', 86_400_000],
  ['1'.padEnd(400, '0'), 86_400_000],
  ['soon', undefined],
  [new Date(0).toUTCString(), 0],
])('[AI5] a wait is capped at a day: %.20s', async (said, ms) => {
  standin.wait = said
  standin.faults.push('429')
  expect((await failure()).details.retryAfter).toBe(ms)
})

test('[AI10] a redirect sends neither the key nor the prompt to another host', async () => {
  const other = await startStandin()
  onTestFinished(() => other.stop())
  standin.elsewhere = `${other.url}/chat/completions`
  endpoint = { ...endpoint, key: 'sk-very-secret' }
  standin.faults.push('redirect')
  const { reason, details } = await failure()
  expect([reason, details.status]).toEqual(['refused', 307])
  expect(other.heard).toBe(0)
})

test.each([
  ['endless-line', 'bad-answer'],
  ['endless-thought', 'bad-answer'],
  ['huge-error', 'unavailable'],
] as const)('[AI6] a response that does not end is cut off: %s', async (fault, reason) => {
  standin.faults.push(fault)
  expect((await failure()).reason).toBe(reason)
  // Input that was sent is paid for all the same.
  if (fault !== 'huge-error') {
    standin.faults.push(fault)
    expect((await failure()).tokens).toEqual({ input: 9, output: 0, estimated: true })
  }
})

test('[AI6] it ends on time, with its caller, and when the answer does not end', async () => {
  standin.answer = () => new Promise(() => {})
  expect((await failure(50)).reason).toBe('too-slow')
  const [leaving, before] = [new AbortController(), standin.requests.length]
  const left = failure(undefined, leaving.signal)
  await expect.poll(() => standin.requests.length).toBeGreaterThan(before)
  leaving.abort()
  expect((await left).reason).toBe('cancelled')
  standin.answer = () => ANSWER
  standin.quirks.add('no-limit')
  const endless = await failure()
  expect(endless.reason).toBe('bad-answer')
  expect(endless.tokens.output).toBeGreaterThan(100)
})

// Counted as the stand-in does, at four characters per token; estimated from bytes, at three per token.
test('[AI7] tokens are those reported, or estimates marked as such', async () => {
  expect((await askModel(endpoint, QUESTION)).tokens).toEqual({ input: 7, output: 5, estimated: false })
  standin.quirks.add('no-counting')
  expect((await askModel(endpoint, QUESTION)).tokens).toEqual({ input: 9, output: 7, estimated: true })
  // Failed attempts were paid for too.
  standin.faults.push('wrong-shape', 'wrong-shape')
  expect((await failure()).tokens.output).toBeGreaterThan(10)
})

test.each([
  {},
  { prompt_tokens: 7 },
  { prompt_tokens: '7', completion_tokens: 5 },
  { prompt_tokens: 7.5, completion_tokens: 5 },
  { prompt_tokens: -7, completion_tokens: 5 },
  { prompt_tokens: 7, completion_tokens: 1e12 },
  'many',
])('[AI7] an unusable report is replaced by an estimate: %j', async (usage) => {
  standin.quirks.add('odd-usage')
  standin.usage = usage
  expect((await askModel(endpoint, QUESTION)).tokens).toEqual({ input: 9, output: 7, estimated: true })
})

test('[AI7] requests are paid for, even if nobody waits for the answer', async () => {
  standin.answer = () => new Promise(() => {})
  const asked = { input: 9, output: 0, estimated: true }
  expect((await failure(50)).tokens).toEqual(asked)
  const [leaving, before] = [new AbortController(), standin.requests.length]
  const left = failure(undefined, leaving.signal)
  await expect.poll(() => standin.requests.length).toBeGreaterThan(before)
  leaving.abort()
  expect((await left).tokens).toEqual(asked)
  // A request that was never sent costs nothing.
  expect((await failure(undefined, AbortSignal.abort())).tokens.input).toBe(0)
})

test('[AI8] a failure contains neither the key nor the prompt or the answer', async () => {
  const secret = { ...endpoint, key: 'sk-very-secret' }
  for (const fault of ['429', '500', 'cut', 'wrong-shape', 'too-long'] as const) {
    standin.faults.push(fault, fault)
    const error = await askModel(secret, QUESTION).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ModelFailure)
    const all = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack} ${String((error as Error).cause)}`
    for (const text of ['sk-very-secret', QUESTION.user, QUESTION.system, 'yes to all'])
      expect(all).not.toContain(text)
    standin.faults.length = 0
  }
})
