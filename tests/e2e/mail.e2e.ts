import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { mailTo } from '@/tests/support/outbox-mail'
import { ready, visit } from '@/tests/support/room-page'
import { linkIn } from '@/tests/support/servers/mail-server'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[ML8][ML7] an address is confirmed, a password forgotten and mails stopped, by links that the site’s owner passes on', async () => {
  const { page } = await visitor()
  const email = `ines-${Date.now()}@example.org`
  await visit(page, '/signup')
  await page.getByLabel('Name').fill('Ines')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('seven brown otters sail home')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('button', { name: 'Your account, Ines' }).waitFor()
  // The page promises no mail that this installation cannot send.
  await visit(page, '/settings')
  await page.getByText('This site has no mail server, so it cannot send you anything.').waitFor()
  expect(await page.getByRole('radiogroup', { name: 'Security e-mails' }).count()).toBe(0)

  await visit(page, linkIn(await mailTo(email, 'Confirm your e-mail address'), '/confirm'))
  await expectAccessible(page, 'a link that confirms')
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await page.getByText(`${email} is confirmed.`).waitFor()

  const { page: elsewhere } = await visitor()
  await visit(elsewhere, '/signin')
  expect(await elsewhere.getByRole('link', { name: 'sign in by e-mail' }).count()).toBe(0)
  await elsewhere.getByRole('link', { name: 'Forgot your password?' }).click()
  await elsewhere.getByText('This site has no mail server').waitFor()
  await ready(elsewhere)
  await elsewhere.getByLabel('E-mail').fill(email)
  await elsewhere.getByRole('button', { name: 'Create the link' }).click()
  await elsewhere.getByText('Only the people who run this site can read it.').waitFor()
  await expectAccessible(elsewhere, 'a link that was asked for')
  const reset = linkIn(await mailTo(email, 'Choose a new password'), '/forgot')
  await visit(elsewhere, reset)
  const password = elsewhere.getByRole('textbox', { name: 'New password' })
  await password.fill('password')
  await elsewhere.getByRole('button', { name: 'Set password and sign in' }).click()
  await elsewhere.getByText('Use at least 12 characters.', { exact: true }).waitFor()
  await expectAccessible(elsewhere, 'a new password by link')
  await password.fill('eleven green herons')
  await elsewhere.getByRole('button', { name: 'Set password and sign in' }).click()
  await elsewhere.getByRole('button', { name: 'Your account, Ines' }).waitFor()
  // Earlier sessions are signed out.
  await visit(page, '/settings')
  expect(new URL(page.url()).pathname).toBe('/signin')
  await visit(page, reset)
  await page.getByText('This link no longer works').waitFor()
  await expectAccessible(page, 'a link that ended')

  const stop = linkIn(await mailTo(email, 'Your password was changed'), '/unsubscribe')
  await visit(page, stop)
  await expectAccessible(page, 'a link that stops mails')
  await page.getByRole('button', { name: 'Stop these e-mails' }).click()
  await page.getByText('Done. You will get no more e-mails about security.').waitFor()
  await page.getByRole('button', { name: 'Send them again' }).click()
  await page.getByText('You will get e-mails about security again.').waitFor()
})
