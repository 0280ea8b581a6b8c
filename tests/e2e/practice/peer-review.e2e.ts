import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ADMIN_EMAIL } from '@/tests/support/admin-email'
import { expectAccessible } from '@/tests/support/axe'
import { mailTo } from '@/tests/support/outbox-mail'
import { gradeRow, submitGrade } from '@/tests/support/review-page'
import { createRoom, RoomPage, signUp, visit } from '@/tests/support/room-page'
import { linkIn } from '@/tests/support/servers/mail-server'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** Enough text for somebody who was not there. */
const WRITTEN =
  'Hotels refuse three percent of paid bookings because room counts come once every night. Each refusal costs a guest and forty euro. ' +
  'The hardest part is selling the last room once although several guests press the button together. We measure refused bookings weekly, ' +
  'leave loyalty points for later, accept one writer for each hotel, and would change that when traffic grows tenfold.'

test('[PR1][PR6][PR8] a solo round is graded by a peer who was never there at the same time', {
  timeout: 180_000,
}, async () => {
  const first = await visitor()
  const room = new RoomPage(first.page)
  await signUp(first.page, 'Ines')
  const roomId = await createRoom(first.page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  await room.field('Purpose').fill(WRITTEN)
  await room.draw('r', [400, 200], [560, 280])
  await room.saved()
  await room.button('End interview').click()
  await room.button('End now').click()
  await first.page.getByRole('link', { name: 'Grade and look back' }).click()
  await submitGrade(first.page, 3, 'I named the hot key')
  const panel = first.page.getByRole('region', { name: 'Peer review' })
  await panel.getByRole('button', { name: 'Hand in for review' }).click()
  await panel.getByText('The next suitable reviewer gets it.').waitFor()
  await expectAccessible(first.page, 'a session that is handed in')
  const asInes = await first.page.context().storageState()
  await first.page.close()

  const { page } = await visitor()
  await signUp(page, 'Mara', '/reviews')
  await page.getByText('round for you is waiting').waitFor()
  await expectAccessible(page, 'the desk of reviews')
  await page.getByRole('button', { name: 'Take the next round' }).click()
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: 'Grade the candidate' }).waitFor()
  for (const secret of ['Ines', 'I named the hot key', roomId])
    expect([secret, (await page.content()).includes(secret)]).toEqual([secret, false])
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `a round to grade, ${width} wide`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  // It plays like any session.
  await page.getByRole('slider', { name: 'Moment of the round' }).focus()
  await page.keyboard.press('Home')
  await page.getByRole('region', { name: 'Board at this moment' }).waitFor()
  await page.keyboard.press('End')
  await submitGrade(page, 2, 'No word of the cache')
  await page.waitForURL('**/reviews')
  await page.getByRole('heading', { name: 'Rounds that you graded' }).waitFor()
  await page.getByText('2 rounds to hand in').waitFor()
  await page.getByLabel('Let the candidate know my name').check()
  await page.getByText('You see each other’s names once the candidate agrees, too.').waitFor()
  await page.close()

  const again = await visitor({ storageState: asInes })
  await visit(again.page, `/sessions/${roomId}`)
  const row = gradeRow(again.page, 'Communication and time')
  await row.getByText('No word of the cache').waitFor()
  await again.page.getByText('How well their reviews agree with other grades is not known yet').waitFor()
  await again.page.getByLabel('Let the reviewer know my name').check()
  await again.page.getByText('The reviewer is Mara.').waitFor()
  await expectAccessible(again.page, 'a session with a peer’s grade')
  await reportReview(again.page)
  await decideOnReport()
})

/** The reviewed user reports the review to the administrators. */
async function reportReview(page: Page) {
  await page.getByRole('button', { name: 'Report this review' }).click()
  const form = page.getByRole('dialog', { name: 'Report this review' })
  await form.getByRole('button', { name: 'Send report' }).click()
  await form.getByText('Choose what it is about.').waitFor()
  await form.getByRole('radio', { name: 'Insults, threats or hate' }).check()
  await form.getByLabel('What happened?').fill('Nothing but mockery')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `a report, ${width} wide`)
  }
  await form.getByRole('button', { name: 'Send report' }).click()
  await page
    .getByRole('dialog', { name: 'Your report is sent' })
    .getByRole('button', { name: 'Close' })
    .click()
  await visit(page, '/settings')
  await page.getByText('not looked at yet').waitFor()
  await expectAccessible(page, 'the settings with a report')
}

/** For others the queue does not exist; an administrator sees the report there, and the decision is kept. */
async function decideOnReport() {
  const { page } = await visitor({ forgive: [/404/] })
  await signUp(page, 'Ada', '/settings', ADMIN_EMAIL)
  await visit(page, '/admin/reports')
  await page.getByText('Nothing here').waitFor()
  await visit(page, linkIn(await mailTo(ADMIN_EMAIL, 'Confirm your e-mail address'), '/confirm'))
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await page.getByText(`${ADMIN_EMAIL} is confirmed.`).waitFor()
  await visit(page, '/admin/reports')
  await expectAccessible(page, 'the queue of reports')
  await page.getByRole('link', { name: 'Mara: Insults, threats or hate' }).click()
  await page.getByText('Nothing but mockery').waitFor()
  await page.getByText('No word of the cache').first().waitFor()
  await page.getByRole('radio', { name: 'Suspend the person' }).check()
  await page.getByLabel('Reason, for the log').fill('The words are there')
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.getByText('Write a message to the person.').waitFor()
  await page.getByLabel('To the person').fill('Please grade the round, not the person.')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `a report to decide on, ${width} wide`)
  }
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.getByText('Suspended now.').waitFor()
  await visit(page, '/admin/reports?show=decided')
  await page.getByText('by Ada').waitFor()
}
