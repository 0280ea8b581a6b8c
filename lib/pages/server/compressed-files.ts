import { existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'

const TYPES: Readonly<Record<string, string>> = {
  js: 'application/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * The paths of built files that have a compressed copy beside them, named `.br`, with their content types.
 */
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

/** Serves the compressed copy of a built file if the browser accepts it. Other files are served by Next. */
export function sendCompressed(handle: Handle, files: ReadonlyMap<string, string>): Handle {
  return (request, response) => {
    const { url = '', method, headers } = request
    const type = files.get(url)
    const takes = /(?:^|,)\s*br\s*(?:,|$)/.test(String(headers['accept-encoding'] ?? ''))
    // A range request refers to the uncompressed file.
    if (type && takes && (method === 'GET' || method === 'HEAD') && !headers.range) {
      request.url = `${url}.br`
      response.setHeader('Content-Type', type)
      response.setHeader('Content-Encoding', 'br')
      response.setHeader('Vary', 'Accept-Encoding')
    }
    return handle(request, response)
  }
}
