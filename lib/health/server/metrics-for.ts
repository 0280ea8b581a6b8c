import { createHash, timingSafeEqual } from 'node:crypto'
import { Gauge } from 'prom-client'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/shared/env'
import { singleton } from '@/lib/shared/singleton'
import { registry } from '../registry'

/**
 * The metrics in Prometheus' format, or undefined if the Authorization header does not carry METRICS_TOKEN.
 */
export async function metricsFor(
  authorization: string | null,
): Promise<{ text: string; type: string } | undefined> {
  const token = env().METRICS_TOKEN
  if (!token || !authorization || !same(authorization, `Bearer ${token}`)) return undefined
  poolGauge()
  return { text: await registry().metrics(), type: registry().contentType }
}

function poolGauge(): Gauge {
  return singleton('pool gauge', () => {
    return new Gauge({
      name: 'threepoint_pool_waiting',
      help: 'Queries waiting for a database connection.',
      registers: [registry()],
      collect() {
        this.set(pool().waitingCount)
      },
    })
  })
}

/** Compares hashes, which have equal length, in a time that reveals nothing about the token. */
function same(one: string, other: string): boolean {
  const hash = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(hash(one), hash(other))
}
