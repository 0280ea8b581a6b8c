import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { POST } from '@/app/api/auth/[...nextauth]/route'
import { completeEnv } from '@/lib/shared/env'

test('[P7] no client can write to the server’s log', async () => {
  completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' })
  const written = vi.spyOn(console, 'error').mockImplementation(() => {})
  const request = new NextRequest('http://localhost:3000/api/auth/_log', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ level: 'error', code: 'made up\n{"level":"error"}' }),
  })
  const answer = await POST(request, { params: Promise.resolve({ nextauth: ['_log'] }) })
  expect(answer.status).toBe(404)
  expect(written).not.toHaveBeenCalled()
})
