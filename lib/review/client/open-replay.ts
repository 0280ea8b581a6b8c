import { appError } from '@/lib/shared/errors'
import { ReplayClient } from './replay-client'
import type { FromReplay } from './replay-messages'

/** Opens a replay in a worker; `close` terminates it. @param url of its log */
export function openReplay(url: string): { client: ReplayClient; close: () => void } {
  const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' })
  const client = new ReplayClient(url, (message) => worker.postMessage(message))
  worker.addEventListener('message', ({ data }: MessageEvent<FromReplay>) => client.receive(data))
  worker.addEventListener('error', () =>
    client.receive({
      kind: 'problem',
      reason: appError('replay/not-started'),
    }),
  )
  return { client, close: () => worker.terminate() }
}
