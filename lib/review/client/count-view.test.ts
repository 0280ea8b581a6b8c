import { afterEach, expect, test, vi } from 'vitest'
import { countViewOnce } from './count-view'

afterEach(() => vi.unstubAllGlobals())

const at = (time: string) => new Date(`2026-11-${time}Z`)

test('[SH10] a browser reports once a day that it opened a link', () => {
  const kept = new Map<string, string>()
  const asked = vi.fn(async () => new Response())
  vi.stubGlobal('fetch', asked)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  countViewOnce('one', at('20T00:10:00'))
  countViewOnce('one', at('20T23:50:00'))
  expect(asked.mock.calls).toEqual([['/api/shared/one/views', { method: 'POST' }]])
  countViewOnce('two', at('20T23:50:00'))
  countViewOnce('one', at('21T00:10:00'))
  expect(asked).toHaveBeenCalledTimes(3)
  expect([...kept.values()]).toEqual(['2026-11-21', '2026-11-20'])
})
