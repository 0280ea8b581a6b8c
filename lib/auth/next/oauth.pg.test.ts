import { Issuer } from 'openid-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { HERE, Visitor } from '@/tests/support/auth-visitor'
import { type FakeGoogle, startGoogle } from '@/tests/support/servers/fake-google'
import { createGuest } from '../server/create-guest'
import { newClaims, type SessionClaims, sealClaims, userOfToken } from '../server/sessions/session-token'
import { adapter } from './adapter'
import { githubProfile } from './github-profile'
import { oauthChoices } from './oauth-providers'
import { authOptions } from './options'

const COOKIE = 'next-auth.session-token'
const SERVICES = { GITHUB_ID: 'gh-id', GITHUB_SECRET: 'gh-s', GOOGLE_ID: 'go-id', GOOGLE_SECRET: 'go-s' }

let google: FakeGoogle

beforeAll(async () => {
  process.env.NEXTAUTH_URL = HERE
  google = await startGoogle(SERVICES.GOOGLE_ID)
})
afterAll(() => google.stop())

beforeEach(async () => {
  completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough', ...SERVICES })
  vi.spyOn(Issuer, 'discover').mockResolvedValue(google.issuer)
  await db.user.deleteMany()
})
afterEach(() => {
  for (const name of Object.keys(SERVICES)) process.env[name] = ''
  vi.restoreAllMocks()
})

describe('the configured services', () => {
  test('are listed, and no others', async () => {
    const listed = (await new Visitor().get('providers')).body as Record<string, { callbackUrl: string }>
    expect(Object.keys(listed)).toEqual(['credentials', 'github', 'google'])
    expect(listed.github?.callbackUrl).toBe(`${HERE}/api/auth/callback/github`)
    expect(oauthChoices()).toEqual([
      { id: 'github', name: 'GitHub' },
      { id: 'google', name: 'Google' },
    ])
    completeEnv({ GITHUB_ID: '', GITHUB_SECRET: '', GOOGLE_ID: '', GOOGLE_SECRET: '' })
    expect(Object.keys((await new Visitor().get('providers')).body as object)).toEqual(['credentials'])
    expect(oauthChoices()).toEqual([])
  })

  test.each([
    ['github', 'https://github.com/login/oauth/authorize', 'gh-id', 'read:user user:email'],
    ['google', 'https://accounts.google.com/o/oauth2/v2/auth', 'go-id', 'openid email profile'],
  ])(
    '%s is contacted at its own URL, with minimal scopes and a state that only this browser can answer',
    async (id, address, client, scope) => {
      const visitor = new Visitor()
      const { body } = await visitor.post(`signin/${id}`, { callbackUrl: '/cases' })
      const { origin, pathname, searchParams } = new URL((body as { url: string }).url)
      expect(origin + pathname).toBe(address)
      expect(Object.fromEntries(searchParams)).toMatchObject({
        client_id: client,
        scope,
        response_type: 'code',
        redirect_uri: `${HERE}/api/auth/callback/${id}`,
        state: expect.stringMatching(/.{20,}/),
      })
      expect(searchParams.has('client_secret')).toBe(false)
      expect(visitor.cookies['next-auth.state']).toBeTruthy()
      if (id === 'google') expect(searchParams.get('code_challenge_method')).toBe('S256')
    },
  )

  test('a callback that this browser did not request signs nobody in', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    google.says = { sub: '1', email: 'ines@example.com', email_verified: true }
    const other = new Visitor()
    const { location } = await other.get('callback/google?code=abc&state=forged')
    expect(location).toContain('error=OAuthCallback')
    expect(await db.user.count()).toBe(0)
  })
})

describe('an e-mail address from another service', () => {
  test('that is confirmed creates an account, and no token is stored', async () => {
    google.says = { sub: '1', name: 'Ines Duarte', email: 'Ines@Example.com', email_verified: true }
    expect(await new Visitor().comeFromGoogle()).toBe(`${HERE}/cases`)
    const user = await db.user.findFirstOrThrow({ include: { accounts: true } })
    expect(user).toMatchObject({
      // Others see the first name until the user changes it.
      name: 'Ines',
      privateName: 'Ines Duarte',
      email: 'ines@example.com',
      kind: 'member',
    })
    expect(user.accounts).toMatchObject([{ provider: 'google', providerAccountId: '1' }])
    expect(JSON.stringify(user.accounts)).not.toContain('secret-of-google')
    expect(await new Visitor().comeFromGoogle()).toBe(`${HERE}/cases`)
    expect(await db.user.count()).toBe(1)
  })

  test.each([{ email: 'ines@example.com', email_verified: false }, {}])(
    'that is not confirmed creates and opens nothing: %o',
    async (said) => {
      google.says = { sub: '1', ...said }
      expect(await new Visitor().comeFromGoogle()).toContain('error=AccessDenied')
      expect(await db.user.count()).toBe(0)
      const account = { type: 'oauth', provider: 'github', providerAccountId: '1' } as const
      const { signIn } = authOptions().callbacks ?? {}
      expect(await signIn?.({ user: { id: '1' }, account, profile: {} })).toBe(false)
    },
  )

  test('never opens an account that already has it, confirmed or not', async () => {
    await db.user.create({
      data: { id: newId(), name: 'Ines', email: 'ines@example.com', passwordHash: 'x' },
    })
    google.says = { sub: '1', email: 'ines@example.com', email_verified: true }
    expect(await new Visitor().comeFromGoogle()).toContain('error=OAuthAccountNotLinked')
    expect(await db.account.count()).toBe(0)
  })

  test('is given to a guest who signs in, unless it belongs to somebody else', async () => {
    await db.user.create({ data: { id: newId(), name: 'Mara', email: 'mara@example.com' } })
    for (const [email, kept] of [
      ['ines@example.com', 'ines@example.com'],
      ['mara@example.com', null],
    ] as const) {
      const guest = await createGuest({ name: 'Ines' }, new Date())
      google.says = { sub: guest.id, email, email_verified: true }
      const visitor = new Visitor()
      visitor.cookies[COOKIE] = await sealClaims(newClaims(guest))
      await visitor.comeFromGoogle()
      expect(await db.user.findUnique({ where: { id: guest.id } })).toMatchObject({
        kind: 'member',
        email: kept,
      })
    }
  })

  test('makes a guest a member in the same transaction as the account, however far a sign-in gets', async () => {
    const guest = await createGuest({ name: 'Ines' }, new Date())
    const account = { userId: guest.id, type: 'oauth', provider: 'google', providerAccountId: '1' } as const
    await adapter().linkAccount?.(account)
    expect(await db.user.findUnique({ where: { id: guest.id } })).toMatchObject({ kind: 'member' })
  })

  test('opens the account that it belongs to, even for a guest', async () => {
    google.says = { sub: '1', email: 'ines@example.com', email_verified: true }
    await new Visitor().comeFromGoogle()
    const ines = await db.user.findFirstOrThrow()
    const guest = await createGuest({ name: 'Ines' }, new Date())
    const visitor = new Visitor()
    visitor.cookies[COOKIE] = await sealClaims(newClaims(guest))
    expect(await visitor.comeFromGoogle()).toBe(`${HERE}/cases`)
    expect(await userOfToken(visitor.cookies[COOKIE] ?? '')).toMatchObject({ id: ines.id })
    expect(await db.user.findUnique({ where: { id: guest.id } })).toMatchObject({ kind: 'guest' })
    // It does not turn a member into somebody else.
    const mara = await db.user.create({ data: { id: newId(), name: 'Mara', email: 'mara@example.com' } })
    visitor.cookies[COOKIE] = await sealClaims(newClaims(mara))
    expect(await visitor.comeFromGoogle()).toContain('error=OAuthAccountNotLinked')
  })

  test('of GitHub counts only if it is the primary one and confirmed', async () => {
    const from = (emails: unknown, status = 200) =>
      githubProfile(async (address) =>
        address.endsWith('/emails')
          ? Response.json(emails, { status })
          : Response.json({ id: 7, login: 'ines', email: 'shown@example.com' }),
      )
    const one = (primary: boolean, verified: boolean) => ({ email: 'ines@example.com', primary, verified })
    expect(await from([one(false, true), one(true, true)])).toMatchObject({
      id: 7,
      email: 'ines@example.com',
    })
    for (const emails of [[one(true, false)], [one(false, true)], []])
      expect(await from(emails)).not.toHaveProperty('email')
    expect(await from({ message: 'no' }, 403)).not.toHaveProperty('email')
  })
})

test('if a password is changed during a sign-in with the old one, the sign-in fails', async () => {
  const { id } = await db.user.create({ data: { id: newId(), name: 'Ines' } })
  const { jwt } = authOptions().callbacks ?? {}
  const user = { id, sessionEpoch: 0 }
  await db.user.update({ where: { id }, data: { sessionEpoch: 1 } })
  const claims = await jwt?.({ token: {}, user, account: null })
  expect(await userOfToken(await sealClaims(claims as SessionClaims))).toBeNull()
})
