import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { z } from 'zod'
import { sensibleAnswer } from './standin-answers'
import type { StandinMessage } from './standin-message'

/** What an endpoint may lack or do all the time. */
export const QUIRKS = [
  'no-json-schema',
  'no-json-object',
  'old-limit',
  'no-temperature',
  'no-counting',
  'vague',
  'fences',
  'thinks',
  'no-limit',
  'needs-key',
  'odd-usage',
] as const
export type Quirk = (typeof QUIRKS)[number]

/** What may go wrong with one request. */
export const FAULTS = [
  '429',
  '500',
  'silence',
  'cut',
  'cut-at-once',
  'invalid-json',
  'wrong-shape',
  'too-long',
  'redirect',
  'endless-line',
  'endless-thought',
  'huge-error',
] as const
export type Fault = (typeof FAULTS)[number]

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().default(false),
  response_format: z.looseObject({ type: z.string() }).optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  temperature: z.number().optional(),
  stream_options: z.unknown().optional(),
})
type StandinRequest = z.output<typeof requestSchema>

export type Standin = {
  /** Base URL, as in OPENAI_BASE_URL. */
  url: string
  /** Chat requests received so far. */
  requests: StandinRequest[]
  /** Number of all requests, of whatever kind. */
  heard: number
  /** When each arrived, in ms since 1970. */
  arrivals: number[]
  quirks: Set<Quirk>
  /** Faults for the next requests, one each. */
  faults: Fault[]
  /** How it answers; may be changed at any time. */
  answer: (messages: readonly StandinMessage[]) => string | Promise<string>
  /** `Retry-After` of the fault `429`. */
  wait: string
  /** Where the fault `redirect` redirects to. */
  elsewhere: string
  /** The usage that the quirk `odd-usage` reports. */
  usage: unknown
  /** Awaited before the last part of an answer is sent. */
  beforeLast: () => void | Promise<void>
  stop: () => Promise<void>
}

/** An OpenAI-compatible endpoint on this machine, without a model. @param port 0 for any free one */
export async function startStandin({ port = 0 } = {}): Promise<Standin> {
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    standin.heard++
    handle(standin, request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const standin: Standin = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: [],
    heard: 0,
    arrivals: [],
    quirks: new Set(),
    faults: [],
    answer: sensibleAnswer,
    wait: '1',
    elsewhere: 'http://127.0.0.1:9/v1/chat/completions',
    usage: {},
    beforeLast: () => {},
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return standin
}

async function handle(standin: Standin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { quirks } = standin
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  if (path === '/v1/models')
    return json(response, 200, { object: 'list', data: [{ id: 'standin', object: 'model' }] })
  if (path !== '/v1/chat/completions') return refuse(response, 404, `There is no ${path}.`)
  if (quirks.has('needs-key') && !/^Bearer sk-/.test(request.headers.authorization ?? ''))
    return refuse(response, 401, 'Incorrect API key provided.')
  const parsed = requestSchema.safeParse(JSON.parse(await bodyOf(request)))
  if (!parsed.success) return refuse(response, 400, 'Invalid request.')
  const asked = parsed.data
  standin.requests.push(asked)
  standin.arrivals.push(Date.now())
  const problem = unknownIn(asked, quirks)
  if (problem) return refuse(response, 400, quirks.has('vague') ? 'Bad request.' : problem)
  const fault = standin.faults.shift()
  switch (fault) {
    case '429':
      response.setHeader('Retry-After', standin.wait)
      return refuse(response, 429, 'Rate limit reached.')
    case 'redirect':
      response.setHeader('Location', standin.elsewhere)
      return refuse(response, 307, 'Moved.')
    case 'huge-error':
      response.writeHead(500, { 'Content-Type': 'text/plain' })
      return flood(response, 'error '.repeat(10_000))
    case 'endless-line':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      return flood(response, 'data: '.repeat(10_000))
    case 'endless-thought':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      return flood(
        response,
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: { reasoning_content: 'Hm. '.repeat(2_000) } }] })}\n\n`,
      )
    case '500':
      return refuse(response, 500, 'The server had an error.')
    case 'too-long':
      return refuse(response, 400, 'This model’s maximum context length is 4096 tokens.')
    case 'silence':
      return
    case 'cut-at-once':
      request.socket.destroy()
      return
  }
  const answer = spoiled(await standin.answer(asked.messages), fault, quirks)
  const usage = quirks.has('odd-usage') ? { usage: standin.usage } : {}
  await send(answer, asked, {
    response,
    quirks,
    isCut: fault === 'cut',
    beforeLast: standin.beforeLast,
    ...usage,
  })
}

/** Until the other side aborts. */
async function flood(response: ServerResponse, part: string): Promise<void> {
  while (!response.destroyed) await new Promise<void>((resolve) => response.write(part, () => resolve()))
}

function unknownIn(asked: StandinRequest, quirks: ReadonlySet<Quirk>): string | null {
  const format = asked.response_format?.type
  if (asked.messages.some(({ role }) => role === 'developer')) return 'Unknown role: developer.'
  if (format === 'json_schema' && (quirks.has('no-json-schema') || quirks.has('no-json-object')))
    return "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
  if (format === 'json_object' && quirks.has('no-json-object')) return 'response_format is not supported.'
  if (asked.max_completion_tokens !== undefined && quirks.has('old-limit'))
    return "Unsupported parameter: 'max_completion_tokens'. Use 'max_tokens' instead."
  if (asked.max_tokens !== undefined && !quirks.has('old-limit'))
    return "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
  if (asked.temperature !== undefined && quirks.has('no-temperature'))
    return "Unsupported value: 'temperature' does not support 0 with this model."
  if (asked.stream_options !== undefined && quirks.has('no-counting')) return 'Unknown field: stream_options.'
  return null
}

function spoiled(answer: string, fault: Fault | undefined, quirks: ReadonlySet<Quirk>): string {
  if (fault === 'invalid-json') return `${answer.slice(0, -2)}, and so on`
  if (fault === 'wrong-shape') return '{"answers": "yes to all"}'
  const thought = quirks.has('thinks') ? '<think>They ask for {JSON}. Let me see.</think>\n' : ''
  return thought + (quirks.has('fences') ? `Here it is:\n\`\`\`json\n${answer}\n\`\`\`` : answer)
}

type Sending = Pick<Standin, 'beforeLast'> & {
  response: ServerResponse
  quirks: ReadonlySet<Quirk>
  isCut: boolean
  usage?: unknown
}

async function send(
  answer: string,
  asked: StandinRequest,
  { response, quirks, isCut, beforeLast, ...said }: Sending,
): Promise<void> {
  const counted = {
    prompt_tokens: tokens(asked.messages.map(({ content }) => content).join('')),
    completion_tokens: tokens(answer),
    total_tokens: 0,
  }
  const usage = 'usage' in said ? said.usage : counted
  const head = { id: 'standin', created: 0, model: asked.model }
  if (!asked.stream) {
    const choices = [{ index: 0, message: { role: 'assistant', content: answer }, finish_reason: 'stop' }]
    return json(response, 200, { ...head, object: 'chat.completion', choices, usage })
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  const chunk = (part: object) =>
    new Promise<void>((resolve) => {
      response.write(
        `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...part })}\n\n`,
        () => resolve(),
      )
    })
  const piece = (content: string, finish_reason: string | null = null) =>
    chunk({ choices: [{ index: 0, delta: { content }, finish_reason }] })
  // Clients receive the start of the answer before it may end.
  await piece('')
  const parts = answer.match(/[\s\S]{1,40}/g) ?? []
  for (const [index, part] of parts.entries()) {
    if (isCut && index >= Math.floor(parts.length / 2)) {
      response.destroy()
      return
    }
    if (index === parts.length - 1) await beforeLast()
    await piece(part)
  }
  // Until the other side aborts.
  while (quirks.has('no-limit') && !response.destroyed) await piece(' and so on'.repeat(20))
  await piece('', 'stop')
  if (asked.stream_options) await chunk({ choices: [], usage })
  response.end('data: [DONE]\n\n')
}

function tokens(text: string): number {
  return Math.ceil(text.length / 4)
}

function refuse(response: ServerResponse, status: number, message: string): void {
  json(response, status, { error: { message, type: 'invalid_request_error', param: null, code: null } })
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(value))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += part
  return body
}
