import { expect, test, vi } from 'vitest'
import { completeEnv } from '@/lib/shared/env'
import { endSession } from './start-session'

const NAME = '__Secure-next-auth.session-token'
const gone: unknown[] = []

vi.mock('next/headers', () => ({
  cookies: async () => ({
    getAll: () => [NAME, `${NAME}.1`, 'other'].map((name) => ({ name, value: 'x' })),
    delete: (cookie: unknown) => gone.push(cookie),
  }),
}))

test('over HTTPS the session’s cookies are cleared with the attributes they were set with: otherwise browsers keep them', async () => {
  completeEnv({ APP_URL: 'https://example.com' })
  await endSession()
  expect(gone).toEqual([NAME, `${NAME}.1`].map((name) => ({ name, path: '/', secure: true })))
})
