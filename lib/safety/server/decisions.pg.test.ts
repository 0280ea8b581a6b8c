import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { adminsOnly } from '@/lib/auth/domain/admins-only'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { loadUser } from '@/lib/auth/server/load-user'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { joinQueue } from '@/lib/matching/server/queue/join-queue'
import { offerSlot } from '@/lib/matching/server/slots/offers/offer-slot'
import { getPresence } from '@/lib/presence/server/get-presence'
import { setFree } from '@/lib/presence/server/set-free'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { type Person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { A_WISH } from '@/tests/fixtures/seekers'
import { at, booked, DAY, HOUR, member, NOW } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { type MailServer, startMailServer } from '@/tests/support/servers/mail-server'
import type { NewDecision, ReportOutcome } from '../domain/decision'
import { decideReport, leaveAsSuspended } from './decide-report'
import { sendDecisionMail } from './decision-mail'
import { fileReport } from './file-report'
import { listSentReports, listSiteMessages } from './own-reports'
import { getReport, getReportDesk } from './report-desk'

const later = (ms: number) => new Date(at(ms))

let server: MailServer
let admin: Person
let ines: Person
let mara: Person
let reportId: string

beforeAll(async () => {
  server = await startMailServer()
  completeEnv({
    SMTP_URL: server.url,
    AUTH_SECRET: 'a secret for tests that is long enough',
    APP_URL: 'https://threepoint.example',
  })
  await syncContent()
})
afterAll(() => server.stop())

beforeEach(async () => {
  await db.report.deleteMany()
  ;[admin, ines, mara] = [await member('Ada'), await member('Ines'), await member('Mara')]
  const roomId = await room(ines, { others: [[mara, 'interviewer']], at: NOW })
  reportId = await reported(ines, roomId)
})

async function reported(by: Person, roomId: string, now = NOW): Promise<string> {
  const target = { from: 'room', roomId, member: 2 } as const
  await fileReport(by, { target, reason: 'insult', text: 'Shouted.', attach: false, block: false }, now)
  return (await db.report.findFirstOrThrow({ where: { placeId: roomId } })).id
}

const decide = (outcome: ReportOutcome, more: Partial<NewDecision> = {}, now = NOW) =>
  decideReport(admin, { reportId, outcome, note: 'Read it all.', message: 'Please be kind.', ...more }, now)

async function decisionOf(outcome: ReportOutcome): Promise<string> {
  return (await db.reportDecision.findFirstOrThrow({ where: { reportId, outcome } })).id
}

describe('administrators', () => {
  test('[SF6] have an address that is listed and confirmed, as long as it is', async () => {
    const roleOf = async () => (await loadUser(admin.id))?.role
    const { email } = await db.user.findUniqueOrThrow({ where: { id: admin.id } })
    expect(await roleOf()).toBe('person')
    completeEnv({ ADMIN_EMAILS: `somebody@example.org, ${email?.toUpperCase()}` })
    expect(await roleOf()).toBe('admin')
    await db.user.update({ where: { id: admin.id }, data: { emailVerified: null } })
    expect(await roleOf()).toBe('person')
    await db.user.update({ where: { id: admin.id }, data: { emailVerified: NOW, role: 'person' } })
    completeEnv({ ADMIN_EMAILS: '' })
    expect(await roleOf()).toBe('person')
    // The role stored in the table is ignored.
    await db.user.update({ where: { id: admin.id }, data: { role: 'admin' } })
    expect(await roleOf()).toBe('person')
  })

  test('[SF6] for everybody else there is nothing', async () => {
    expect(await codeOf((async () => adminsOnly({ role: 'person' }))())).toBe('not-found')
    expect(await codeOf((async () => adminsOnly({ role: 'admin' }))())).toBe('none')
    expect(await codeOf(getReport(newId()))).toBe('not-found')
    expect(await codeOf(getReport('no id'))).toBe('not-found')
    expect(await codeOf(decide('closed', { reportId: newId() }))).toBe('not-found')
  })
})

describe('the queue and its log', () => {
  test('[SF7] open reports, the oldest first, with how many others there are, and notes from feedback', async () => {
    const session = await endedRoom(ines, { others: [[mara, 'interviewer']], from: later(-2 * HOUR) })
    const second = await reported(ines, session, later(1))
    const feedback = { about: mara.id, punctual: null, realistic: null, hints: null, again: null }
    await submitGrade(
      ines.id,
      session,
      {
        ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)),
        feedback: [{ ...feedback, safetyNote: 'Asked for my number.' }],
      },
      NOW,
    )
    const desk = await getReportDesk(false)
    expect(desk.open).toBe(2)
    expect(desk.reports.map(({ id }) => id)).toEqual([reportId, second])
    expect(desk.notes[0]).toMatchObject({ by: 'Ines', about: 'Mara', text: 'Asked for my number.' })
    expect((await getReport(reportId)).others).toMatchObject([{ id: second, decided: false }])
  })

  test('[SF8][SF11] each decision stays, with its author and reason; the reporter sees that there is one', async () => {
    expect((await listSentReports(ines.id))[0]).toMatchObject({ about: 'Mara', decided: false })
    await decide('closed', { note: 'Nothing in it.' })
    await decide('warned', { note: 'On second thoughts.' }, later(1))
    const { decisions } = await getReport(reportId)
    expect(decisions.map(({ by, outcome, note }) => [by, outcome, note])).toEqual([
      ['Ada', 'warned', 'On second thoughts.'],
      ['Ada', 'closed', 'Nothing in it.'],
    ])
    expect([
      (await getReportDesk(false)).open,
      (await getReportDesk(true)).reports[0]?.decision?.outcome,
    ]).toEqual([0, 'warned'])
    const [sent] = await listSentReports(ines.id)
    expect(sent?.decided).toBe(true)
    expect(JSON.stringify(sent)).not.toMatch(/warned|second thoughts/)
    // If the administrator's account is deleted, the decision stays.
    await db.user.delete({ where: { id: admin.id } })
    expect((await getReport(reportId)).decisions).toHaveLength(2)
  })

  test('[SF8] for a user whose account is deleted, a report can only be closed', async () => {
    await db.user.delete({ where: { id: mara.id } })
    expect(await codeOf(decide('warned'))).toBe('report/no-person')
    await decide('closed')
    expect(await getReport(reportId)).toMatchObject({ reported: 'Mara', hasPerson: false })
  })
})

describe('a suspension', () => {
  test('[SF9] removes a user from the queue, their hours and their bookings, until it is lifted', async () => {
    await joinQueue(mara.id, A_WISH, NOW)
    const { matchId } = await booked(mara, await member('Otto'), at(DAY))
    await offerSlot(mara.id, { wish: A_WISH, at: at(2 * DAY), weeklyIn: 'UTC' }, NOW)
    await setFree(mara.id, true, NOW)
    expect(await codeOf(decide('lifted'))).toBe('report/lift-none')
    await decide('suspended')
    const user = await loadUser(mara.id)
    expect(await codeOf((async () => user && mayMeetOthers(user))())).toBe('auth/suspended')
    await leaveAsSuspended(mara.id, NOW)
    expect(await db.ticket.count({ where: { userId: mara.id } })).toBe(0)
    expect(await db.booking.count({ where: { matchId } })).toBe(0)
    expect(await db.offer.count({ where: { userId: mara.id, status: 'open' } })).toBe(0)
    expect(await db.weeklyOffer.count({ where: { userId: mara.id } })).toBe(0)
    expect((await getPresence(mara.id, NOW)).mine).toBeNull()
    // Run twice, as after a crash, it changes nothing more.
    await leaveAsSuspended(mara.id, NOW)
    await decide('lifted', {}, later(1))
    expect((await loadUser(mara.id))?.suspended).toBe(false)
    expect(await codeOf(decide('lifted', {}, later(2)))).toBe('report/lift-none')
  })

  test('[SF10] its message reaches the user, in settings and by mail, unless they switched that off', async () => {
    await decide('warned', { note: 'For the log only.' })
    await decide('closed', {}, later(1))
    expect(await listSiteMessages(mara.id)).toMatchObject([{ outcome: 'warned', message: 'Please be kind.' }])
    expect(await listSiteMessages(ines.id)).toEqual([])
    const decisionId = await decisionOf('warned')
    await sendDecisionMail({ decisionId })
    await sendDecisionMail({ decisionId: await decisionOf('closed') })
    await setMailChoice(mara.id, 'site', false, NOW)
    await sendDecisionMail({ decisionId })
    expect(server.mails.map(({ subject }) => subject)).toEqual(['A warning about your rounds'])
    expect(server.mails[0]?.text).toContain('Please be kind.')
    expect(server.mails[0]?.text).not.toMatch(/Ines|For the log|Ada|Hotel/)
  })
})
