import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { gradeRow, submitGrade } from '@/tests/support/review-page'
import { ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[MA16] two strangers find each other through the practice page, whichever page they are on, and grade their round', {
  timeout: 180_000,
}, async () => {
  const [{ page: ines }, { page: mara }] = await Promise.all([visitor(), visitor()])
  const happened = placeOf(mara)
  await Promise.all([signUp(ines, 'Ines', '/practice'), signUp(mara, 'Mara', '/practice')])
  const join = { name: 'Join the queue' }

  // Both may be there for the first time, with nobody else.
  await ines.getByText('Not enough is known yet to estimate the wait.').waitFor()
  await expectAccessible(ines, 'nobody waits')
  await ines.getByText('Answer', { exact: true }).click()
  await ines.getByRole('button', join).click()
  await ines.getByRole('heading', { name: 'Waiting for a partner' }).waitFor()
  await expectAccessible(ines, 'waiting')

  // Meanwhile she browses; the band stays on every page, and survives a reload.
  await ines.getByRole('link', { name: 'Cases', exact: true }).click()
  const band = ines.getByRole('region', { name: 'Partner' })
  await band.getByText('Waiting for a partner').waitFor()
  await ines.waitForFunction(() => document.title.startsWith('Waiting · Cases'))
  await ines.reload()
  await ready(ines)
  await band.getByText('Waiting for a partner').waitFor()
  await expectAccessible(ines, 'the band of who waits')

  // The same role does not fit, the other one does.
  await mara.getByText('Answer', { exact: true }).click()
  await mara.getByText('wants the same role').waitFor()
  await mara.getByText('Ask', { exact: true }).click()
  await mara.getByText('person waiting is a match').waitFor()
  await mara.getByRole('button', join).click()

  await mara.getByRole('heading', { name: 'Ines is a match' }).waitFor()
  await band.getByText('Mara is a match.').waitFor()
  await ines.waitForFunction(() => document.title.startsWith('Answer Mara · '))
  // There are twenty seconds.
  await Promise.all([expectAccessible(mara, 'a match'), expectAccessible(ines, 'a match in the band')])
  await mara.getByRole('button', { name: 'Accept' }).click()
  await mara.getByRole('heading', { name: 'Waiting for Ines' }).waitFor()
  const before = happened.length
  await band.getByText('Mara is a match and has accepted.').waitFor()
  await band.getByRole('button', { name: 'Accept' }).click()
  await Promise.all([ines, mara].map((page) => page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)))
  expect(ines.url()).toBe(mara.url())
  // She did nothing, and her page did not query until it was notified.
  expect(happened.slice(before, before + 2)).toEqual(['told', 'asks'])

  await ines.getByText('Mara starts the interview.').waitFor()
  await mara.getByRole('button', { name: 'Start interview' }).click()
  await ines.getByRole('main', { name: 'Board' }).waitFor()

  await mara.getByRole('button', { name: 'End interview' }).click()
  await mara.getByRole('button', { name: 'End now' }).click()
  for (const page of [ines, mara]) await page.getByRole('link', { name: 'Grade and look back' }).click()
  await Promise.all([submitGrade(ines, 2, 'I asked late'), submitGrade(mara, 3, 'She named the last room')])
  for (const page of [ines, mara]) {
    const row = gradeRow(page, 'Communication and time')
    await row.getByText('I asked late').waitFor()
    await row.getByText('She named the last room').waitFor()
  }
})

test('[MA10][MA13] a blocked user stays away, and a user who waits in a room in vain continues there alone', async () => {
  const visits = await Promise.all([visitor(), visitor(), visitor()])
  const [ines, otto, mara] = visits.map(({ page }) => page)
  if (!ines || !otto || !mara) throw new Error('Somebody is missing')
  await Promise.all([
    signUp(ines, 'Ines', '/practice'),
    signUp(otto, 'Otto', '/practice'),
    signUp(mara, 'Mara', '/practice'),
  ])
  await joins(ines, 'Answer')
  await joins(otto, 'Ask')
  await ines.getByRole('button', { name: 'Never match me with Otto' }).click()
  await expectAccessible(ines, 'the question before a block')
  await ines.getByRole('button', { name: 'Block', exact: true }).click()
  await ines.getByText('One match fell through.').waitFor()
  await otto.getByText('One match fell through.').waitFor()

  await visit(ines, '/settings')
  await expectAccessible(ines, 'settings with a blocked person')
  await ines.getByRole('button', { name: 'Unblock Otto' }).click()
  await ines.getByRole('heading', { name: 'Blocked people' }).waitFor({ state: 'detached' })

  await joins(mara, 'Ask')
  await mara.getByRole('button', { name: 'Accept' }).click()
  await mara.getByRole('heading', { name: 'Waiting for Ines' }).waitFor()
  await mara.close()
  await ines.getByRole('region', { name: 'Partner' }).getByRole('button', { name: 'Accept' }).click()
  await ines.getByRole('heading', { name: 'Mara isn’t here yet' }).waitFor()
  await expectAccessible(ines, 'a partner who is not here yet')
  // Nobody can wait for five minutes: the server's response is changed as if they had passed.
  await ines.route('**/api/practice', async (route) => {
    const response = await route.fetch()
    const { view, ...rest } = await response.json()
    await route.fulfill({ response, json: { ...rest, view: { ...view, dueInMs: 0 } } })
  })
  await ines.reload()
  await ines.getByRole('heading', { name: 'Mara hasn’t joined' }).waitFor()
  await expectAccessible(ines, 'a partner who has not come')
  await ines.unrouteAll({ behavior: 'wait' })
  await ines.getByRole('button', { name: 'Go on alone here' }).click()
  await ines.getByText('alone: the guide asks and answers').waitFor()
  await ines.getByRole('button', { name: 'Start interview' }).click()
  await ines.getByRole('main', { name: 'Board' }).waitFor()
})

/** What a page is notified of and queries about its place in the queue, as it happens. */
function placeOf(page: Page): ('told' | 'asks')[] {
  const happened: ('told' | 'asks')[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (/update.*match/.test(payload.toString('latin1'))) happened.push('told')
    }),
  )
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/practice') happened.push('asks')
  })
  return happened
}

async function joins(page: Page, part: 'Answer' | 'Ask'): Promise<void> {
  await page.getByText(part, { exact: true }).click()
  await page.getByRole('button', { name: 'Join the queue' }).click()
  if (part === 'Answer') await page.getByRole('heading', { name: 'Waiting for a partner' }).waitFor()
  else await page.getByRole('region', { name: 'Match' }).waitFor()
}
