import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[GP3][GP5][GP7] a group is created, joined by its link, shown what a member chooses to show, and left', {
  timeout: 120_000,
}, async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines', '/groups')
  await page.getByText('You are not in a group yet').waitFor()
  await expectAccessible(page, 'no group yet')
  await page.getByLabel('Name of a new group').fill('Tuesday designers')
  await page.getByRole('button', { name: 'Create the group' }).click()
  await page.getByRole('heading', { name: 'Tuesday designers' }).waitFor()
  await page.getByRole('button', { name: 'Copy a link' }).click()
  const link = new URL(await page.getByLabel('Link to the group').inputValue())
  await page.getByText('lets in 10 more people').waitFor()

  const { page: hers } = await visitor()
  await signUp(hers, 'Mara', link.pathname)
  await hers.getByText('A study group of Ines, with 1 member.').waitFor()
  await expectAccessible(hers, 'a link to a group')
  await hers.getByRole('button', { name: 'Join the group' }).click()
  await hers.getByRole('heading', { name: 'What you show this group' }).waitFor()
  await hers.getByLabel('When you are free, as set on the practice page').check()
  await visit(hers, '/practice')
  await hers.getByRole('button', { name: 'I’m free for an hour' }).click()
  await hers.getByText(/You are free until .+ 1 group can see when you are free\./).waitFor()
  await expectAccessible(hers, 'somebody who is free')

  await page.reload()
  const members = page.getByRole('region', { name: 'Members' })
  await members.getByText(/^free until \d\d:\d\d$/).waitFor()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `a group, ${width} wide`)
  }
  await members.getByRole('button', { name: 'Remove Mara' }).click()
  await expectAccessible(page, 'somebody is to be removed')
  await page.getByRole('dialog', { name: 'Remove Mara?' }).getByRole('button', { name: 'Remove' }).click()
  await members.getByText('Mara', { exact: true }).waitFor({ state: 'detached' })
  // A removed member cannot come back by the old link.
  await visit(hers, link.pathname)
  await hers.getByText('This link was revoked or used up').waitFor()
  await page.getByRole('button', { name: 'Leave the group' }).click()
  await page
    .getByRole('dialog', { name: 'Leave Tuesday designers?' })
    .getByRole('button', { name: 'Leave' })
    .click()
  await page.waitForURL('**/groups')
  await page.getByText('You are not in a group yet').waitFor()
  expect(await page.getByText('Tuesday designers').count()).toBe(0)
})
