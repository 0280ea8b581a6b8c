import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/shared/env'
import { registry } from '../registry'

/** The metrics in Prometheus' format, or undefined when the Authorization header does not carry METRICS_TOKEN. */
export async function metricsFor(
  authorization: string | null,
): Promise<{ text: string; type: string } | undefined> {
  const token = env().METRICS_TOKEN
  if (!token || !authorization || !same(authorization, `Bearer ${token}`)) return undefined
  return { text: await registry().metrics(), type: registry().contentType }
}

/** Compares hashes, which are of equal length, in a time that tells nothing about the token. */
function same(one: string, other: string): boolean {
  const hash = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(hash(one), hash(other))
}
