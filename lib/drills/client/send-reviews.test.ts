import { beforeEach, expect, test, vi } from 'vitest'
import { UNREACHABLE } from '@/lib/shared/errors'
import { keepReviewsAction } from '../actions'
import { reviewKey } from '../domain/review-changes'

vi.mock('../actions', () => ({ keepReviewsAction: vi.fn() }))

const storage = new Map<string, string>()
const send = vi.mocked(keepReviewsAction)

beforeEach(() => {
  storage.clear()
  send.mockReset()
  vi.resetModules()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  })
})

const open = async () => ({
  ...(await import('./drill-store')),
  ...(await import('./send-reviews')),
})
const first = reviewKey('saga/0xuuzmc', 1)

test('[DR10] the reason why a rating has not been saved is kept until it has, and the rating stays', async () => {
  const { drillStore, sendReviews } = await open()
  const signedOut = { ok: false, code: 'auth/signed-out', params: {} } as const
  drillStore.change(first, { rating: 3, at: 1 })
  expect(drillStore.here().failure).toBeNull()

  send.mockResolvedValueOnce(signedOut)
  await sendReviews()
  expect(drillStore.here()).toMatchObject({ failure: signedOut, changes: { [first]: { rating: 3, at: 1 } } })

  send.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await sendReviews()
  expect(drillStore.here().failure).toEqual(UNREACHABLE)
  expect([...storage.keys()]).toEqual(['tp-drills'])

  send.mockResolvedValueOnce({ ok: true, value: {} })
  await sendReviews()
  expect(drillStore.here()).toMatchObject({ failure: null, changes: {}, account: {} })
  expect([...storage.keys()]).toEqual([])
})
