import { existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'

const TYPES: Readonly<Record<string, string>> = {
  js: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The paths of built files that have a compressed copy beside them, named `.br`, with their types. */
export function compressedFiles(folder = '.next/static'): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  return new Map(
    names.flatMap((name) => {
      const [, file, ending = ''] = /^(.*\.(\w+))\.br$/.exec(name.replaceAll('\\', '/')) ?? []
      const type = TYPES[ending]
      return file && type ? [[`/_next/static/${file}`, type] as const] : []
    }),
  )
}

/** Answers with the compressed copy of a built file where the browser takes it. Next sends it like any other file. */
export function sendCompressed(handle: Handle, files: ReadonlyMap<string, string>): Handle {
  return (request, response) => {
    const { url = '', method, headers } = request
    const type = files.get(url)
    const takes = /(?:^|,)\s*br\s*(?:,|$)/.test(String(headers['accept-encoding'] ?? ''))
    // Part of a file means part of it as it is.
    if (type && takes && (method === 'GET' || method === 'HEAD') && !headers.range) {
      request.url = `${url}.br`
      response.setHeader('Content-Type', type)
      response.setHeader('Content-Encoding', 'br')
      response.setHeader('Vary', 'Accept-Encoding')
    }
    return handle(request, response)
  }
}
