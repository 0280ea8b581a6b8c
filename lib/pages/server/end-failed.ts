import type { ServerResponse } from 'node:http'
import { logError } from '@/lib/shared/log-error'

/** Closes a response that failed while being generated, so that nobody waits for the rest of it. */
export function endFailed(error: unknown, response: ServerResponse): void {
  logError('page', error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end('Something went wrong on our side. Load this page again.')
}
