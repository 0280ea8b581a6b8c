import { lifecycle } from '@/lib/shared/process/lifecycle'
import { closeDb } from './client'

/**
 * Runs a start-up's or script's work on connections without time limits: it may take long, or wait for
 * another process doing the same.
 */
export async function withoutLimits<T>(work: () => Promise<T>): Promise<T> {
  await closeDb()
  lifecycle().unlimited = true
  try {
    return await work()
  } finally {
    lifecycle().unlimited = false
    await closeDb()
  }
}
