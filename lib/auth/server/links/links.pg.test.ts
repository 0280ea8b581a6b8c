import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { GET as openInBrowser, POST as stopByMailProgram } from '@/app/api/unsubscribe/[token]/route'
import { changePassword } from '@/lib/auth/server/passwords/change-password'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { handles } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { startJobs } from '@/lib/jobs/server/start-jobs'
import { getMailChoices, setMailChoice } from '@/lib/mail/server/mail-choices'
import { openUnsubscribe, unsubscribeToken } from '@/lib/mail/server/unsubscribe-token'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { forget } from '@/lib/shared/singleton'
import { person } from '@/tests/fixtures/builders'
import { waitingJobs } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import {
  linkIn,
  type MailServer,
  startMailServer,
  startSilentServer,
} from '@/tests/support/servers/mail-server'
import { LINK_LASTS } from '../../domain/mailed-link'
import { MAIL_LIMITS, MAIL_WINDOW_MS, UNCONFIRMED_MAILS, UNCONFIRMED_WINDOW_MS } from '../attempts'
import { authJobs } from '../auth-jobs'
import { addSecurityNotice } from '../notices/security-notice'
import { sessionFromCookie } from '../sessions/session-from-cookie'
import { newClaims, sealClaims } from '../sessions/session-token'
import { signIn } from '../sign-in'
import { signUp } from '../sign-up'
import { removeEndedLinks } from '../tidy-accounts'
import { askForLink, askToConfirm } from './ask-for-link'
import { confirmEmail } from './confirm-email'
import { resetPassword } from './reset-password'
import { sendLink } from './send-link'
import { signInByLink } from './sign-in-by-link'
import { readLink } from './use-link'

const INES = {
  name: 'Ines Duarte',
  email: 'ines@example.com',
  password: 'purple-canoe-stapler',
  timeZone: 'Europe/Lisbon',
  address: '198.51.100.7',
}
const NEW = { password: 'eleven green herons', address: INES.address, browser: 'Firefox on Linux' }
const later = (ms: number) => new Date(Date.now() + ms)

let server: MailServer
let jobs: { stop: () => Promise<void> }

const settings = (smtp: string) =>
  completeEnv({
    AUTH_SECRET: 'a secret for tests that is long enough',
    APP_URL: 'https://interviews.example.org',
    SMTP_URL: smtp,
  })

beforeAll(async () => {
  server = await startMailServer()
  settings(server.url)
})
afterAll(() => server.stop())

beforeEach(async () => {
  await db.signInAttempt.deleteMany()
  await db.user.deleteMany()
  server.mails.length = 0
  server.answerWith(null)
  jobs = startJobs(authJobs)
})
afterEach(async () => {
  await jobs.stop()
  await pool().query('delete from graphile_worker._private_jobs')
})

/** The Cookie header of a session, under the name that it has over HTTPS. */
const cookieOf = async (session: { id: string; sessionEpoch: number }) =>
  `__Secure-next-auth.session-token=${await sealClaims(newClaims(session))}`

/** Waits until there are this many mails in all, and returns the new ones. */
async function mails(count: number) {
  await expect.poll(() => server.mails.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count)
  return server.mails
}

/** Resolves once no job is waiting. */
const quiet = () =>
  expect
    .poll(async () => (await pool().query('select from graphile_worker._private_jobs')).rowCount, {
      timeout: 20_000,
    })
    .toBe(0)

const tokenOf = (path: string) => path.split('/').at(-1) ?? ''

/** An account whose address is confirmed by the link that was mailed to it. */
async function confirmed() {
  const session = await signUp(INES, null, new Date())
  const [mail] = await mails(1)
  await confirmEmail(tokenOf(linkIn(mail, '/confirm')), new Date())
  server.mails.length = 0
  return session
}

/** Asks for a link and reads its mail. */
async function linkFor(purpose: 'reset' | 'sign_in', path: string) {
  server.mails.length = 0
  await askForLink({ purpose, email: INES.email, address: INES.address }, new Date())
  const [mail] = await mails(1)
  return tokenOf(linkIn(mail, path))
}

describe('an address', () => {
  test('[ML6][ML9] is asked for confirmation, and gets no other mail before that', async () => {
    const { id } = await signUp(INES, null, new Date())
    await signIn(INES, new Date())
    await addSecurityNotice('new-password', { userId: id, browser: 'Firefox' }, new Date())
    await quiet()
    expect(server.mails.map(({ subject }) => subject)).toEqual(['Confirm your e-mail address'])
    const [mail] = server.mails
    expect(mail?.text).toContain('https://interviews.example.org/confirm/')
    expect(mail?.html).toContain('https://interviews.example.org/confirm/')
    expect(mail?.from?.text).toBe('"Threepoint" <no-reply@interviews.example.org>')
    // Whatever else is requested, the mail is a confirmation.
    for (const purpose of ['sign_in', 'reset'] as const) {
      await linkFor(purpose, '/forgot')
      expect(server.mails.map(({ subject }) => subject)).toEqual([
        'Confirm your address and choose a password',
      ])
    }
    expect((await db.user.findUniqueOrThrow({ where: { id } })).emailVerified).toBeNull()
  })

  test('[ML10] is confirmed by its link, once, but not by a link for something else, nor after it has changed', async () => {
    const { id } = await signUp(INES, null, new Date())
    const token = tokenOf(linkIn((await mails(1))[0], '/confirm'))
    const kept = JSON.stringify(await db.mailedLink.findMany())
    expect(kept).not.toContain(token)
    expect(await codeOf(resetPassword({ ...NEW, token }, new Date()))).toBe('auth/link-ended')
    expect(await codeOf(signInByLink(token, new Date()))).toBe('auth/link-ended')
    expect(await codeOf(confirmEmail(token, later(LINK_LASTS.confirm + 60_000)))).toBe('auth/link-ended')
    await db.user.update({ where: { id }, data: { email: 'other@example.com' } })
    expect(await codeOf(readLink(token, 'confirm', new Date()))).toBe('auth/link-ended')
    expect(await codeOf(confirmEmail(token, new Date()))).toBe('auth/link-ended')
    expect((await db.user.findUniqueOrThrow({ where: { id } })).emailVerified).toBeNull()
    await db.user.update({ where: { id }, data: { email: INES.email } })
    // Reading a link does not use it up.
    expect(await readLink(token, 'confirm', new Date())).toMatchObject({ email: INES.email })
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(confirmEmail(token, new Date()))))
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect((await db.user.findUniqueOrThrow({ where: { id } })).emailVerified).not.toBeNull()
  })
})

test('[ML6] an unconfirmed address gets at most ten mails in 30 days, whatever is requested', async () => {
  const { id } = await signUp(INES, null, new Date())
  await quiet()
  const { email, address } = INES
  const ask = (now = new Date()) => codeOf(askToConfirm({ email, address }, now))
  const send = (number: number, now = new Date()) =>
    sendLink({ purpose: number % 2 === 0 ? 'confirm' : 'reset', email, nonce: `nonce number ${number}` }, now)
  for (let number = 1; number < UNCONFIRMED_MAILS; number++) await send(number)
  // A retry sends the same mail.
  await send(1)
  expect(server.mails).toHaveLength(UNCONFIRMED_MAILS + 1)
  await send(UNCONFIRMED_MAILS)
  expect(server.mails).toHaveLength(UNCONFIRMED_MAILS + 1)
  expect(await ask()).toBe('auth/unconfirmed-mails')
  // Strangers are told nothing.
  expect(await codeOf(askForLink({ purpose: 'reset', email, address }, new Date()))).toBe('none')
  await quiet()
  expect(server.mails).toHaveLength(UNCONFIRMED_MAILS + 1)
  expect(await ask(later(UNCONFIRMED_WINDOW_MS + 60_000))).toBe('none')
  await db.user.update({ where: { id }, data: { emailVerified: new Date() } })
  await quiet()
  server.mails.length = 0
  await linkFor('sign_in', '/signin/link')
})

describe('a new password', () => {
  test('[ML12][ML10] confirms nothing new, and ends all sessions and all other links', async () => {
    const session = await confirmed()
    const cookie = await cookieOf(session)
    expect(await sessionFromCookie(cookie)).toMatchObject({ id: session.id })
    const [first, second] = [await linkFor('reset', '/forgot'), await linkFor('reset', '/forgot')]
    await db.account.create({
      data: { userId: session.id, type: 'oauth', provider: 'google', providerAccountId: newId() },
    })
    expect(await codeOf(resetPassword({ ...NEW, password: 'password1234', token: first }, new Date()))).toBe(
      'auth/weak-password',
    )
    const opened = await resetPassword({ ...NEW, token: first }, new Date())
    expect(opened).toEqual({ id: session.id, sessionEpoch: 1, email: INES.email })
    expect(await sessionFromCookie(cookie)).toBeNull()
    for (const token of [first, second, 'made-up'])
      expect(await codeOf(resetPassword({ ...NEW, token }, new Date()))).toBe('auth/link-ended')
    expect(await codeOf(signIn(INES, new Date()))).toBe('auth/wrong-credentials')
    expect(await codeOf(signIn({ ...INES, ...NEW }, new Date()))).toBe('none')
    // A user who had confirmed the address keeps the services that they connected.
    expect(await db.account.count()).toBe(1)
    expect(await waitingJobs('auth/account-taken-back')).toEqual([])
  })

  test('[ML12] recovers an account from somebody who created it with another’s address', async () => {
    const { id } = await signUp(INES, null, new Date())
    await db.account.create({
      data: { userId: id, type: 'oauth', provider: 'google', providerAccountId: newId() },
    })
    await mails(1)
    const token = await linkFor('reset', '/forgot')
    await resetPassword({ ...NEW, token }, new Date())
    expect(await db.account.count()).toBe(0)
    // Secrets that the account's creator may have kept are revoked by a job of the same transaction.
    expect(await waitingJobs('auth/account-taken-back')).toMatchObject([{ payload: { userId: id } }])
    expect((await db.user.findUniqueOrThrow({ where: { id } })).emailVerified).not.toBeNull()
  })
})

test('[ML10] a link signs in once, until it expires, and expired links are deleted', async () => {
  const session = await confirmed()
  const token = await linkFor('sign_in', '/signin/link')
  expect(server.mails[0]?.subject).toBe('Your link to sign in')
  expect(await codeOf(signInByLink(token, later(LINK_LASTS.sign_in + 60_000)))).toBe('auth/link-ended')
  expect(await signInByLink(token, new Date())).toMatchObject({ id: session.id, sessionEpoch: 0 })
  expect(await codeOf(signInByLink(token, new Date()))).toBe('auth/link-ended')
  expect(await db.mailedLink.count()).toBe(2)
  await removeEndedLinks(later(LINK_LASTS.sign_in + 60_000))
  expect(await db.mailedLink.findMany()).toMatchObject([{ purpose: 'confirm' }])
})

test('[ML11] requests get the same response for every address, and are counted for each', async () => {
  await confirmed()
  await db.signInAttempt.deleteMany()
  const ask = (email: string, address: string, now = new Date()) =>
    codeOf(askForLink({ purpose: 'reset', email, address }, now))
  const both = [INES.email, 'nobody@example.com']
  for (const email of both) {
    const codes = await Promise.all(
      Array.from({ length: MAIL_LIMITS.account + 3 }, (_, n) => ask(email, `203.0.113.${n}`)),
    )
    expect(codes.filter((code) => code === 'auth/too-many-mails')).toHaveLength(3)
    expect(await ask(email, '203.0.113.99', later(MAIL_WINDOW_MS + 1_000))).toBe('none')
  }
  for (let n = 0; n < MAIL_LIMITS.address; n++)
    expect(await ask(`person${n}@example.com`, '198.51.100.9')).toBe('none')
  expect(await ask('another@example.com', '198.51.100.9')).toBe('auth/too-many-mails')
  await quiet()
  expect(new Set(server.mails.map(({ to }) => [to].flat()[0]?.text))).toEqual(
    new Set([`"${INES.name}" <${INES.email}>`]),
  )
  expect(JSON.stringify(await db.signInAttempt.findMany())).not.toMatch(/ines|nobody|198\.51/)
})

describe('mails sent unasked', () => {
  test('[ML13] a sign-in in a new browser and a new password cause a mail; a known browser does not', async () => {
    const { id } = await confirmed()
    await signIn({ ...INES, browser: 'Firefox on Linux' }, new Date('2026-11-29T17:40:00Z'))
    await signIn({ ...INES, device: 'known' }, new Date())
    const [mail] = await mails(1)
    await quiet()
    expect(server.mails).toHaveLength(1)
    expect(mail?.subject).toBe('New sign-in to your account')
    expect(mail?.text).toMatch(
      /When: Sunday,? 29 November 2026 at 17:40 \(Europe\/Lisbon\)\nBrowser: Firefox on Linux/,
    )
    const user = await sessionFromCookie(await cookieOf({ id, sessionEpoch: 0 }))
    if (!user) throw new Error('not signed in')
    const change = { current: INES.password, next: NEW.password, address: INES.address }
    await changePassword(user, change, new Date())
    expect((await mails(2))[1]?.subject).toBe('Your password was changed')
  })

  test('[ML7] a kind is switched off in the settings, including mails that already wait', async () => {
    const { id } = await confirmed()
    server.answerWith(450)
    await addSecurityNotice('new-password', { userId: id, browser: 'Firefox' }, new Date())
    await expect.poll(server.asked, { timeout: 20_000 }).toBeGreaterThan(0)
    await setMailChoice(id, 'security', false, new Date())
    expect(await getMailChoices(id)).toMatchObject({ security: false })
    server.answerWith(null)
    await pool().query('update graphile_worker._private_jobs set run_at = now()')
    await quiet()
    expect(server.mails).toEqual([])
    await setMailChoice(id, 'security', true, new Date())
    await addSecurityNotice('new-password', { userId: id, browser: 'Firefox' }, new Date())
    await mails(1)
  })

  test('[ML7] each mail has a link that stops its kind for its owner alone, with one click too', async () => {
    const { id } = await confirmed()
    const other = await person('Mara')
    await addSecurityNotice('new-password', { userId: id, browser: 'Firefox' }, new Date())
    const [mail] = await mails(1)
    const token = tokenOf(linkIn(mail, '/unsubscribe'))
    expect(openUnsubscribe(token)).toEqual({ userId: id, kind: 'security' })
    const list = mail?.headers.get('list') as { unsubscribe?: { url?: string } } | undefined
    expect(list?.unsubscribe?.url).toBe(`https://interviews.example.org/api/unsubscribe/${token}`)
    expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    )
    const post = (sent: string) =>
      stopByMailProgram(new Request('https://interviews.example.org', { method: 'POST' }), {
        params: Promise.resolve({ token: sent }),
      })
    // Opened in a browser, as mail programs without one-click do, it leads to the page and unsubscribes nothing.
    const opened = await openInBrowser(new Request('https://interviews.example.org'), {
      params: Promise.resolve({ token }),
    })
    expect([opened.status, opened.headers.get('Location')]).toEqual([303, `/unsubscribe/${token}`])
    const stolen = token.replace(id, other.id)
    for (const forged of [stolen, '', '..', `${token}x`, token.replace('security', 'all')])
      expect([forged, (await post(forged)).status]).toEqual([forged, 404])
    expect(await getMailChoices(id)).toMatchObject({ security: true })
    expect((await post(token)).status).toBe(204)
    expect((await post(token)).status).toBe(204)
    expect(await getMailChoices(id)).toMatchObject({ security: false })
    expect(await getMailChoices(other.id)).toMatchObject({ security: true })
  })

  test('[ML7] the link of a deleted user stops nothing and breaks nothing', async () => {
    const gone = newId()
    expect(openUnsubscribe(unsubscribeToken({ userId: gone, kind: 'security' }))).not.toBeNull()
    await setMailChoice(gone, 'security', false, new Date())
    expect(await db.mailOptOut.count()).toBe(0)
  })
})

describe('a mail server in trouble', () => {
  test('[ML4][ML5] a delayed mail arrives later, with the same link and the same Message-ID', async () => {
    const heard = await confirmed()
    server.answerWith(451)
    const before = server.asked()
    await askForLink({ purpose: 'sign_in', email: INES.email, address: INES.address }, new Date())
    await expect.poll(server.asked, { timeout: 20_000 }).toBeGreaterThan(before)
    const [link] = await db.mailedLink.findMany({ where: { userId: heard.id, purpose: 'sign_in' } })
    server.answerWith(null)
    await expect
      .poll(
        async () =>
          (await pool().query('select from graphile_worker._private_jobs where locked_at is null')).rowCount,
      )
      .toBe(1)
    await pool().query('update graphile_worker._private_jobs set run_at = now()')
    const [mail] = await mails(1)
    expect(await db.mailedLink.findMany({ where: { purpose: 'sign_in' }, select: { hash: true } })).toEqual([
      { hash: link?.hash },
    ])
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}@interviews\.example\.org>$/)
    expect(await signInByLink(tokenOf(linkIn(mail, '/signin/link')), new Date())).toMatchObject({
      id: heard.id,
    })
  })

  test('[ML4] a permanently refused mail is given up', async () => {
    server.answerWith(550)
    const before = server.asked()
    await signUp(INES, null, new Date())
    await expect.poll(server.asked, { timeout: 20_000 }).toBe(before + 1)
    await quiet()
    expect(server.mails).toEqual([])
  })

  test('[ML4] a silent server delays no other work', async () => {
    await jobs.stop()
    const silent = await startSilentServer()
    forget('mailer')
    settings(silent.url)
    const ran: number[] = []
    const OTHER = { name: 'test/other', payload: z.object({ n: z.number() }), attempts: 1 }
    for (let n = 0; n < 4; n++)
      await signUp({ ...INES, email: `person${n}@example.com`, address: '127.0.0.1' }, null, new Date())
    jobs = startJobs([...authJobs, handles(OTHER, async ({ n }) => void ran.push(n))])
    const locked = async () =>
      (await pool().query('select from graphile_worker._private_jobs where locked_at is not null')).rowCount
    await expect.poll(locked, { timeout: 20_000 }).toBe(1)
    for (let n = 0; n < 5; n++) await addJob(OTHER, { n })
    await expect.poll(() => ran.length, { timeout: 4_000 }).toBe(5)
    // The mail that was being sent still is: none of the others overtook it.
    expect(await locked()).toBe(1)
    silent.stop()
    await expect.poll(locked, { timeout: 20_000 }).toBe(0)
    await jobs.stop()
    forget('mailer')
    settings(server.url)
    jobs = startJobs(authJobs)
  })
})
