import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { appError } from '@/lib/shared/errors'
import type { SessionUser } from '../domain/session-user'

const request = vi.hoisted(() => ({ headers: new Headers(), user: null as unknown }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('./session', () => ({ currentUser: async () => request.user }))

const { authedAction, publicAction } = await import('./authed-action')

const INES: SessionUser = {
  id: '0199',
  kind: 'member',
  role: 'person',
  name: 'Ines',
  email: 'ines@example.com',
  level: 'mid',
  timeZone: 'UTC',
  languages: ['en'],
  suspended: false,
}
const schema = z.object({ title: z.string().min(1, 'Give it a title.') })
const handler = vi.fn(async (input: { title: string }, context: { user: SessionUser | null }) =>
  [context.user?.name ?? 'nobody', input.title].join(': '),
)
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeEach(() => {
  request.headers = new Headers({ host: 'localhost:3000', origin: 'http://localhost:3000' })
  request.user = INES
})

afterEach(() => {
  handler.mockClear()
  logged.mockClear()
})

test('passes parsed input and the user to the handler', async () => {
  expect(await authedAction(schema, handler)({ title: 'Round' })).toEqual({ ok: true, value: 'Ines: Round' })
})

test('a signed-out caller never reaches the handler', async () => {
  request.user = null
  expect(await authedAction(schema, handler)({ title: 'Round' })).toMatchObject({ code: 'auth/signed-out' })
  expect(handler).not.toHaveBeenCalled()
  expect(await publicAction(schema, handler)({ title: 'Round' })).toEqual({
    ok: true,
    value: 'nobody: Round',
  })
})

test('invalid input gets a message for each field', async () => {
  expect(await authedAction(schema, handler)({ title: '' })).toMatchObject({
    ok: false,
    code: 'invalid-input',
    fields: { title: 'Give it a title.' },
  })
  expect(handler).not.toHaveBeenCalled()
})

test('a cross-site call is refused before anything is read', async () => {
  request.headers = new Headers({ host: 'localhost:3000', origin: 'https://evil.example' })
  expect(await authedAction(schema, handler)({ title: 'Round' })).toMatchObject({ code: 'auth/other-site' })
  expect(handler).not.toHaveBeenCalled()
})

test('an expected failure is shown, a bug is logged and shown as internal', async () => {
  handler.mockRejectedValueOnce(appError('invite/full', { most: 10 }))
  const full = await authedAction(schema, handler)({ title: 'Round' })
  expect(full).toEqual({ ok: false, code: 'invite/full', params: { most: 10 } })
  expect(logged).not.toHaveBeenCalled()
  handler.mockRejectedValueOnce(new Error('password of the database is hunter2'))
  const bug = await authedAction(schema, handler)({ title: 'Round' })
  expect(bug).toMatchObject({ code: 'internal' })
  expect(JSON.stringify(bug)).not.toMatch(/hunter2/)
  expect(logged).toHaveBeenCalledOnce()
})
