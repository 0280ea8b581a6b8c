import { collectDefaultMetrics, Registry } from 'prom-client'
import { singleton } from '@/lib/shared/singleton'

/** The metrics of this process, shared by the socket server and the pages. */
export function registry(): Registry {
  return singleton('metrics', () => {
    const made = new Registry()
    collectDefaultMetrics({ register: made, prefix: 'threepoint_' })
    return made
  })
}
