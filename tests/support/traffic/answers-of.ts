import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** Everything that a page's browser is answered, pages and calls alike. */
export function answersOf(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = []
  page.context().on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!/html|json|gzip|x-component|plain/.test(type)) return
    answers.push(response.body().then(textOf, () => ''))
  })
  return async () => (await Promise.all(answers)).join('\n')
}

/** Replays come compressed. */
export function textOf(body: Buffer): string {
  return (body[0] === 0x1f ? gunzipSync(body) : body).toString('latin1')
}
