import { expect, test, vi } from 'vitest'
import { GET } from '@/app/api/sessions/[id]/chat/route'
import { currentUser } from '@/lib/auth/next/session'
import { getChatPage } from '@/lib/review/server/get-chat-page'

vi.mock('@/lib/auth/next/session')
vi.mock('@/lib/review/server/get-chat-page')

test('[AP6] the chat of past sessions is rate-limited per user, counted before a room is read', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.mocked(getChatPage).mockResolvedValue({ lines: [], next: null })
  const ask = async (id: string) => {
    vi.mocked(currentUser).mockResolvedValue({ id } as Awaited<ReturnType<typeof currentUser>>)
    return GET(new Request('http://localhost/api/sessions/s/chat'), { params: Promise.resolve({ id: 's' }) })
  }
  for (let page = 0; page < 20; page++) expect((await ask('ines')).status).toBe(200)
  const refused = await ask('ines')
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ ok: false, code: 'session/too-often' })
  expect(getChatPage).toHaveBeenCalledTimes(20)
  expect((await ask('jo')).status).toBe(200)
  vi.advanceTimersByTime(1_000)
  expect((await ask('ines')).status).toBe(200)
  vi.useRealTimers()
})
