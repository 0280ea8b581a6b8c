import path from 'node:path'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { closeDb } from '@/lib/db/client'
import { runningUrl } from '@/lib/db/embedded/home'
import { pool } from '@/lib/db/pool'
import { completeEnv } from '@/lib/shared/env'
import { waitingJobs } from '@/tests/fixtures/slots'
import { shiftClock } from '@/tests/support/clock/shift.mjs'
import { signUpByForm, visit } from '@/tests/support/room-page'
import { startApp } from '@/tests/support/servers/app'
import { linkIn, startMailServer } from '@/tests/support/servers/mail-server'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** Clocks go forward in New York on Sunday the 14th, in Berlin two weeks later. */
const THURSDAY = Date.UTC(2027, 2, 11, 12)
const STARTS_AT = Date.UTC(2027, 2, 16, 18)
const MINUTE = 60_000

test('[BK1][BK10][BK12][MA10] an hour booked across the ocean and a clock change is one moment in mails, calendar and room; a user who waits in vain finds another partner', {
  timeout: 180_000,
}, async () => {
  const mailServer = await startMailServer()
  const { folder, remove } = readyFolder('threepoint-zones-')
  const settings = (at: number, port?: string) => ({
    DATA_DIR: folder,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'rounds@example.org',
    CLOCK_SHIFT_MS: String(at - Date.now()),
    NODE_OPTIONS: `--import=${path.resolve('tests/support/clock/shifted.mjs')}`,
    ...(port ? { PORT: port } : null),
  })
  let app = await startApp(settings(THURSDAY))
  const { url: site } = app
  onTestFinished(async () => {
    await closeDb()
    await app.stop()
    await mailServer.stop()
    remove()
  })
  /** The app is stopped, and restarted at this time. */
  const sleepUntil = async (at: number, pages: readonly Page[]) => {
    await Promise.all(pages.map((page) => page.goto('about:blank')))
    await closeDb()
    await app.stop()
    app = await startApp(settings(at, new URL(site).port))
    completeEnv({ DATABASE_URL: runningUrl(folder) ?? '' })
  }
  const mailTo = async (to: string, subject: string) => {
    const found = () =>
      mailServer.mails.find((mail) => [mail.to].flat()[0]?.text.includes(to) && mail.subject === subject)
    await expect.poll(() => found()?.subject).toBe(subject)
    return found()
  }
  const member = async (name: string, timezoneId: string) => {
    const { page } = await visitor({ baseURL: site, timezoneId })
    await page.addInitScript(`(${shiftClock})(${THURSDAY - Date.now()})`)
    const email = `${name.toLowerCase()}@example.org`
    await signUpByForm(page, name, '/practice', email)
    await visit(page, linkIn(await mailTo(email, 'Confirm your e-mail address'), '/confirm'))
    await page.getByRole('button', { name: 'Confirm address' }).click()
    await page.getByText(`${email} is confirmed.`).waitFor()
    await visit(page, '/practice')
    return { page, email }
  }
  const ines = await member('Ines', 'Europe/Berlin')
  const mara = await member('Mara', 'America/New_York')

  await ines.page.getByRole('button', { name: 'Tue 16, 19:00' }).click()
  await ines.page.getByRole('button', { name: 'Offer it once' }).click()
  await ines.page.getByRole('button', { name: 'Tue 16, 19:00, you offer it' }).waitFor()
  // Five hours apart on that day, and six today.
  await visit(mara.page, '/practice')
  await mara.page.getByRole('button', { name: 'Tue 16, 14:00, 1 person' }).click()
  await mara.page.getByRole('button', { name: 'Book 14:00' }).click()
  const booked = mara.page.getByRole('region', { name: 'Booked' })
  await booked.getByText('Ines', { exact: true }).waitFor()
  const [download] = await Promise.all([
    mara.page.waitForEvent('download'),
    booked.getByRole('link', { name: '.ics' }).click(),
  ])
  expect(startOf(await textOf(await download.createReadStream()))).toBe(STARTS_AT)

  const hers = await mailTo(mara.email, 'Round booked with Ines')
  expect(hers?.text).toContain('at 14:00 (America/New_York)')
  expect(startOf(String(hers?.attachments[0]?.content))).toBe(STARTS_AT)
  expect((await mailTo(ines.email, 'Round booked with Mara'))?.text).toContain('at 19:00 (Europe/Berlin)')

  completeEnv({ DATABASE_URL: runningUrl(folder) ?? '' })
  const reminders = await waitingJobs('matching/remind')
  expect(reminders.map(({ at }) => (STARTS_AT - at.getTime()) / MINUTE)).toEqual([1_440, 60, 10])
  for (const [before, words] of [
    [1_440, '24 hours'],
    [60, 'an hour'],
    [10, '10 minutes'],
  ] as const) {
    await sleepUntil(STARTS_AT - before * MINUTE, [ines.page, mara.page])
    // Postgres, whose clock is the real one, is told that this reminder is due.
    await pool().query(
      `update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = 'matching/remind' and (j.payload->>'before')::int = $1`,
      [before],
    )
    const reminder = await mailTo(mara.email, `Round with Ines in ${words}`)
    expect(reminder?.text).toContain('14:00 (America/New_York)')
    expect((await mailTo(ines.email, `Round with Mara in ${words}`))?.text).toContain('19:00 (Europe/Berlin)')
  }

  // Then the room is open to both. Ines does not come; five minutes later Mara looks for another partner.
  const roomOf = async (at: number) => {
    const { page } = await visitor({ baseURL: site, timezoneId: 'America/New_York' })
    await page.addInitScript(`(${shiftClock})(${at - Date.now()})`)
    await page.context().addCookies(await mara.page.context().cookies())
    await visit(page, '/practice')
    await page.getByRole('link', { name: 'Open the room' }).first().click()
    await page.waitForURL(/\/rooms\//)
    return page
  }
  const early = await roomOf(STARTS_AT - 10 * MINUTE)
  await early.getByRole('heading', { name: 'Ines isn’t here yet' }).waitFor()
  const late = STARTS_AT + 6 * MINUTE
  await sleepUntil(late, [early])
  const page = await roomOf(late)
  await page.getByRole('heading', { name: 'Ines hasn’t joined' }).waitFor()
  await page.getByRole('button', { name: 'Find another partner' }).click()
  await page.waitForURL('**/practice')
  await page.getByRole('heading', { name: 'Waiting for a partner' }).waitFor()
})

/** When a calendar's only event begins, as parsed by another library. */
function startOf(calendar: string): number {
  const event = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent')
  if (!event) throw new Error('No event')
  return new ICAL.Event(event).startDate.toJSDate().getTime()
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString()
}
