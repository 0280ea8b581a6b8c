import { mkdirSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { compressedFiles, sendCompressed } from './compressed-files'

const FOLDER = '/_next/static/chunks'

function built(): Map<string, string> {
  const { folder, remove } = temporaryFolder('static')
  onTestFinished(remove)
  mkdirSync(path.join(folder, 'chunks'))
  for (const name of ['a.js', 'a.js.br', 'b.css', 'b.css.br', 'c.js', 'd.woff2.br'])
    writeFileSync(path.join(folder, 'chunks', name), '')
  return compressedFiles(folder)
}

/** The request as Next receives it, and the response headers set by then. */
async function asked(url: string, headers: Record<string, string>, method = 'GET') {
  const set: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => {
      set[name] = value
    },
  }
  let found = ''
  const next = async (request: IncomingMessage) => {
    found = request.url ?? ''
  }
  const request = { url, method, headers } as unknown as IncomingMessage
  await sendCompressed(next, built())(request, response as unknown as ServerResponse)
  return { url: found, set }
}

test('built scripts and style sheets with a compressed copy are found', () => {
  expect([...built().keys()].sort()).toEqual([`${FOLDER}/a.js`, `${FOLDER}/b.css`])
  expect(compressedFiles('no/such/folder')).toEqual(new Map())
})

test('[AP8] browsers that accept Brotli get the compressed copy', async () => {
  const takes = { 'accept-encoding': 'gzip, deflate, br, zstd' }
  expect(await asked(`${FOLDER}/a.js`, takes)).toEqual({
    url: `${FOLDER}/a.js.br`,
    set: {
      'Content-Type': 'application/javascript; charset=UTF-8',
      'Content-Encoding': 'br',
      Vary: 'Accept-Encoding',
    },
  })
  expect((await asked(`${FOLDER}/b.css`, takes, 'HEAD')).set['Content-Type']).toBe('text/css; charset=UTF-8')
})

test('[AP8] any other request gets the file unchanged', async () => {
  const takes = { 'accept-encoding': 'br' }
  const same = async (...[url, ...rest]: Parameters<typeof asked>) =>
    expect(await asked(url, ...rest)).toEqual({ url, set: {} })
  await same(`${FOLDER}/a.js`, {})
  await same(`${FOLDER}/a.js`, { 'accept-encoding': 'gzip, brunch' })
  await same(`${FOLDER}/a.js`, { ...takes, range: 'bytes=0-9' })
  await same(`${FOLDER}/a.js`, takes, 'POST')
  await same(`${FOLDER}/c.js`, takes)
  await same(`${FOLDER}/../../a.js`, takes)
  await same('/cases', takes)
})
