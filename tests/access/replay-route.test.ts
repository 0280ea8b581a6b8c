import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { GET } from '@/app/api/sessions/[id]/replay/route'
import { currentUser } from '@/lib/auth/next/session'
import { decodeReplayPage } from '@/lib/review/domain/replay/replay-page'
import { getReplayPage } from '@/lib/review/server/get-replay-page'

vi.mock('@/lib/auth/next/session')
vi.mock('@/lib/review/server/get-replay-page')

async function ask(id: string | null, query = ''): Promise<Response> {
  vi.mocked(currentUser).mockResolvedValue((id ? { id } : null) as Awaited<ReturnType<typeof currentUser>>)
  const request = new Request(`http://localhost/api/sessions/s/replay${query}`)
  return GET(request, { params: Promise.resolve({ id: 's' }) })
}

test('[RP2] a page is compressed, and must not be cached', async () => {
  vi.mocked(getReplayPage).mockResolvedValue({ items: [], next: 7 })
  const answer = await ask('otto', '?after=5')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const bytes = new Uint8Array(gunzipSync(await answer.arrayBuffer()))
  expect(decodeReplayPage(bytes)).toEqual({ items: [], next: 7 })
  expect(vi.mocked(getReplayPage).mock.lastCall?.slice(0, 3)).toEqual(['otto', 's', 5])
  await ask('otto', '?after=x')
  expect(vi.mocked(getReplayPage).mock.lastCall?.[2]).toBe(0)
})

test('[RP2] each user is rate-limited, counted before the log is read; nobody else gets a page', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.mocked(getReplayPage).mockReset().mockResolvedValue({ items: [], next: null })
  for (let page = 0; page < 60; page++) expect((await ask('ines')).status).toBe(200)
  const refused = await ask('ines')
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'session/too-often' }])
  expect((await ask(null)).status).toBe(401)
  expect(getReplayPage).toHaveBeenCalledTimes(60)
  expect((await ask('jo')).status).toBe(200)
  vi.advanceTimersByTime(250)
  expect((await ask('ines')).status).toBe(200)
  vi.useRealTimers()
})
