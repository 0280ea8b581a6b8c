import { gunzipSync } from 'node:zlib'
import type { Page, Request } from 'playwright-core'

/**
 * Every response that a page's browser receives, for pages and requests alike. Requests that it aborted have no
 * complete response.
 */
export function answersOf(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = []
  page.context().on('requestfinished', (request) => answers.push(answerTo(request)))
  return async () => (await Promise.all(answers)).join('\n')
}

async function answerTo(request: Request): Promise<string> {
  const response = await request.response()
  const type = response?.headers()['content-type'] ?? ''
  if (!response || !/html|json|gzip|x-component|plain/.test(type)) return ''
  return response.body().then(textOf, () => '')
}

/** Replays are compressed. */
export function textOf(body: Buffer): string {
  return (body[0] === 0x1f ? gunzipSync(body) : body).toString('latin1')
}
