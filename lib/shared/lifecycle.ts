import { singleton } from './singleton'

type Lifecycle = { stopping: boolean }

/** Where this process is in its life; read by /readyz, set by server.ts. */
export function lifecycle(): Lifecycle {
  return singleton('lifecycle', () => ({ stopping: false }))
}
