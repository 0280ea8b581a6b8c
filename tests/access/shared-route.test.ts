import { expect, test, vi } from 'vitest'
import { GET as chat } from '@/app/api/shared/[token]/chat/route'
import { GET as image } from '@/app/api/shared/[token]/images/[hash]/route'
import { GET as preview } from '@/app/api/shared/[token]/preview/route'
import { GET as replay } from '@/app/api/shared/[token]/replay/route'
import { POST as view } from '@/app/api/shared/[token]/views/route'
import { currentUser } from '@/lib/auth/next/session'
import { getSharedChat, getSharedImage, getSharedPage } from '@/lib/review/server/share/get-shared'
import { countView, getSharedPreview } from '@/lib/review/server/share/link-traffic'
import { notFound } from '@/lib/shared/errors'

vi.mock('@/lib/auth/next/session')
vi.mock('@/lib/review/server/share/get-shared')
vi.mock('@/lib/review/server/share/link-traffic', async (original) => ({
  ...(await original<typeof import('@/lib/review/server/share/link-traffic')>()),
  countView: vi.fn(),
  getSharedPreview: vi.fn(),
}))

const HASH = 'a'.repeat(64)

/** Each route, requested without a session. */
async function askAll(token: string): Promise<Response[]> {
  vi.mocked(currentUser).mockResolvedValue(null)
  const params = Promise.resolve({ token, hash: HASH })
  const at = (method = 'GET') => new Request(`http://localhost/api/shared/${token}/x`, { method })
  return Promise.all([
    chat(at(), { params }),
    image(at(), { params }),
    preview(at(), { params }),
    replay(at(), { params }),
    view(at('POST'), { params }),
  ])
}

test('[SH3] nothing behind a link may be cached', async () => {
  vi.mocked(getSharedChat).mockResolvedValue({ lines: [], next: null })
  vi.mocked(getSharedPage).mockResolvedValue({ items: [], next: null })
  vi.mocked(getSharedImage).mockResolvedValue({ mime: 'image/png', bytes: new Uint8Array([1]) })
  vi.mocked(getSharedPreview).mockResolvedValue(new Uint8Array([1]))
  vi.mocked(countView).mockResolvedValue()
  for (const answer of await askAll('one')) {
    expect(answer.ok).toBe(true)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})

test('[SH3] a revoked link and one that never existed give the same bytes', async () => {
  for (const refused of [getSharedChat, getSharedPage, getSharedImage, getSharedPreview, countView])
    vi.mocked(refused).mockRejectedValue(notFound('shared'))
  const answers = await Promise.all(
    [...(await askAll('ended')), ...(await askAll('never'))].map(async (answer) => [
      answer.status,
      await answer.text(),
    ]),
  )
  expect(new Set(answers.map(String)).size).toBe(1)
  expect(answers[0]?.[0]).toBe(404)
})

test('[SH9] each address is rate-limited, counted before a link is looked up', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 60_000)
  vi.mocked(getSharedPage).mockReset().mockResolvedValue({ items: [], next: null })
  const params = Promise.resolve({ token: 'one' })
  const ask = () => replay(new Request('http://localhost/api/shared/one/replay'), { params })
  for (let page = 0; page < 60; page++) expect((await ask()).status).toBe(200)
  const refused = await ask()
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'session/too-often' }])
  expect(getSharedPage).toHaveBeenCalledTimes(60)
  vi.advanceTimersByTime(250)
  expect((await ask()).status).toBe(200)
  vi.useRealTimers()
})
