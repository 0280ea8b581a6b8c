import { afterEach, expect, test, vi } from 'vitest'
import type { PendingStore } from './pending-store'

const store = { keys: async () => [] } as unknown as PendingStore

/** A separate page: the module loaded again, with what a browser copies into a duplicated tab. */
async function openPage(session: Map<string, string>): Promise<string> {
  return (await pageModule(session)).claimTab('me:room:', store)
}

async function pageModule(session: Map<string, string>) {
  vi.resetModules()
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, value: string) => session.set(key, value),
  })
  return import('./tab')
}

afterEach(() => vi.unstubAllGlobals())

test('[J6] without locks a duplicated tab numbers its commands under an id of its own', async () => {
  const session = new Map<string, string>()
  const first = await openPage(session)
  const second = await openPage(new Map(session))
  expect(second).not.toBe(first)
  expect(second).toMatch(/^[A-Za-z0-9_-]{12}$/)
})

test('[J6] all tabs that died are claimed, a living one is not', async () => {
  const living = await openPage(new Map())
  const keys = ['dead-1', 'dead-2', 'own', living].map((id) => `me:room:${id}`)
  const { claimOrphans } = await pageModule(new Map())
  const full = { keys: async () => keys } as unknown as PendingStore
  expect(await claimOrphans('me:room:', full, 'own')).toEqual(['dead-1', 'dead-2'])
  const { claimOrphans: later } = await pageModule(new Map())
  expect(await later('me:room:', full, 'own')).toEqual([])
})

test('[J6] without locks only one of two tabs that ask for the same id at once gets it', async () => {
  const pages = [await pageModule(new Map()), await pageModule(new Map())]
  const left = { keys: async () => ['me:room:left-1', 'me:room:left-2'] } as unknown as PendingStore
  const claims = await Promise.all(pages.map((page) => page.claimOrphans('me:room:', left, 'own')))
  expect(claims.flat().sort()).toEqual(['left-1', 'left-2'])
})
