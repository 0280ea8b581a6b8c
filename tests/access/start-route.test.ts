import { expect, test } from 'vitest'
import { POST } from '@/app/api/start/route'

const send = (headers: Record<string, string>, body: string) =>
  POST(
    new Request('http://localhost:3000/api/start', {
      method: 'POST',
      headers: {
        ...{ host: 'localhost:3000', origin: 'http://localhost:3000' },
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body,
    }),
  )

test.each([
  ['says that it is larger than the form', { 'content-length': '1001' }],
  ['does not say how large it is', {}],
  ['says nonsense of its size', { 'content-length': 'x' }],
])('[FV1] a request to start is not read if it %s', async (_, headers) => {
  const answer = await send(headers, 'try=round')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/start?problem=invalid-input')
})
