import { afterEach, expect, test, vi } from 'vitest'
import type { PendingStore } from './pending-store'

const store = { keys: async () => [] } as unknown as PendingStore

/** A page of its own: the module anew, with what a browser copies into a duplicated tab. */
async function openPage(session: Map<string, string>): Promise<string> {
  vi.resetModules()
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, value: string) => session.set(key, value),
  })
  const { claimTab } = await import('./tab')
  return claimTab('me:room:', store)
}

afterEach(() => vi.unstubAllGlobals())

test('[J6] without locks a duplicated tab numbers its commands under an id of its own', async () => {
  const session = new Map<string, string>()
  const first = await openPage(session)
  const second = await openPage(new Map(session))
  expect(second).not.toBe(first)
  expect(second).toMatch(/^[A-Za-z0-9_-]{12}$/)
})
