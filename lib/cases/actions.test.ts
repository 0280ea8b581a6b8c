import { beforeEach, expect, test, vi } from 'vitest'
import { forget } from '@/lib/shared/singleton'

const work = vi.hoisted(() => ({
  createDraft: vi.fn(async () => ({ id: 'a' })),
  saveDraft: vi.fn(async () => ({ revision: 2 })),
  publishDraft: vi.fn(async () => ({ versionId: 'a' })),
  getDraft: vi.fn(async () => ({ id: 'a' })),
}))
const session = vi.hoisted(() => ({ user: { id: 'ines', kind: 'member' } }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'a', 'sec-fetch-site': 'same-origin' }),
}))
vi.mock('@/lib/auth/next/session', () => ({ currentUser: async () => session.user }))
vi.mock('./server/drafts/create-draft', () => work)
vi.mock('./server/drafts/save-draft', () => work)
vi.mock('./server/drafts/publish-draft', () => work)
vi.mock('./server/drafts/get-draft', () => ({ ...work, getDraftVersion: vi.fn() }))
vi.mock('./server/drafts/share-draft', () => ({}))
vi.mock('./server/drafts/withdraw-draft', () => ({}))

const { keepCase, publishCase, startCase } = await import('./actions')

const ID = '01890000-0000-7000-8000-000000000000'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  for (const what of ['start', 'keep', 'publish']) forget(`pace of ${what}`)
  for (const done of Object.values(work)) done.mockClear()
  return () => vi.useRealTimers()
})

test.each([
  ['starting', () => startCase({}), work.createDraft, 20, 5_000],
  ['saving', () => keepCase({ id: ID, revision: 1, source: 'a' }), work.saveDraft, 20, 500],
  ['publishing', () => publishCase({ id: ID }), work.publishDraft, 6, 10_000],
] as const)('[TX7] %s has a rate limit per user', async (_, act, done, burst, every) => {
  for (let time = 0; time < burst; time++) expect(await act()).toMatchObject({ ok: true })
  expect(await act()).toMatchObject({ ok: false, code: 'case/too-often' })
  expect(done).toHaveBeenCalledTimes(burst)
  session.user = { id: 'mara', kind: 'member' }
  expect(await act()).toMatchObject({ ok: true })
  session.user = { id: 'ines', kind: 'member' }
  vi.setSystemTime(every)
  expect(await act()).toMatchObject({ ok: true })
})

test('[TX7] a case of more than 200,000 bytes is refused, even with fewer characters', async () => {
  const refused = { ok: false, fields: { source: 'The file is too long for a case.' } }
  expect(await startCase({ source: 'ж'.repeat(100_001) })).toMatchObject(refused)
  expect(await startCase({ source: 'a'.repeat(200_001) })).toMatchObject(refused)
  expect(await startCase({ source: 'ж'.repeat(100_000) })).toMatchObject({ ok: true })
})
