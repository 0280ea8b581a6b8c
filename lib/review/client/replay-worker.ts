import { AppError, type Failure } from '@/lib/shared/errors'
import { decodeReplayPage, type ReplayPage } from '../domain/replay/replay-page'
import { ReplayHost } from './replay-host'
import type { ToReplay } from './replay-messages'

// Runs in its own worker, so that the page never stutters while a log is processed.

const host = new ReplayHost({
  send: (message) => self.postMessage(message),
  fetchPage,
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  report: (error) => console.error(error),
})

self.addEventListener('message', ({ data }: MessageEvent<ToReplay>) => host.receive(data))

async function fetchPage(url: string, after: number): Promise<ReplayPage> {
  const response = await fetch(`${url}?after=${after}`)
  if (response.ok && response.body) {
    const page = new Response(response.body.pipeThrough(new DecompressionStream('gzip')))
    return decodeReplayPage(new Uint8Array(await page.arrayBuffer()))
  }
  throw new AppError((await response.json()) as Failure)
}
