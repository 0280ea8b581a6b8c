import { ReplayClient } from './replay-client'
import type { FromReplay } from './replay-messages'

/** Opens the replay of a session in a worker. `close` ends it. */
export function openReplay(roomId: string): { client: ReplayClient; close: () => void } {
  const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' })
  const client = new ReplayClient(`/api/sessions/${roomId}/replay`, (message) => worker.postMessage(message))
  worker.addEventListener('message', ({ data }: MessageEvent<FromReplay>) => client.receive(data))
  worker.addEventListener('error', () =>
    client.receive({
      kind: 'problem',
      message: 'The player did not start. What the round left behind is here; reload the page to play it.',
    }),
  )
  return { client, close: () => worker.terminate() }
}
