import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'
import { expectNoAi } from '@/tests/support/without-ai'

const visitor = visitors()

test('a profile is stored as submitted; errors are shown at their fields', async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines')
  await visit(page, '/settings')
  await expectNoAi(page)
  const [name, save] = [
    page.getByLabel('Name', { exact: true }),
    page.getByRole('button', { name: 'Save profile' }),
  ]
  const saved = page.getByText('Saved', { exact: true })

  await name.fill('   ')
  await save.click()
  await page.getByText('Enter a name that others will see.').waitFor()
  await name.fill('Ines Dorf')
  await page.getByText('Staff', { exact: true }).click()
  await save.click()
  await saved.waitFor()
  expect(await page.getByText('Enter a name that others will see.').count()).toBe(0)
  // Later changes are not saved, and the page does not claim so.
  await name.fill('Ines Dorfmann')
  await saved.waitFor({ state: 'detached' })

  await page.reload()
  await ready(page)
  expect(await name.inputValue()).toBe('Ines Dorf')
  expect(await page.getByRole('radio', { name: 'Staff' }).isChecked()).toBe(true)
})

test('a new account is refused with everything that is wrong with it, at once', async () => {
  const { page } = await visitor()
  await visit(page, '/signup')
  await page.getByLabel('E-mail').fill('ines')
  await page.getByRole('textbox', { name: 'Password' }).fill('otters')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('Enter a name that others will see.').waitFor()
  expect(await page.getByText('Enter an e-mail address, such as').count()).toBe(1)
  expect(await page.getByText('Use at least 12 characters.', { exact: true }).count()).toBe(1)
})

test('a password is changed by a user who knows it; from then on the new one signs in', async () => {
  const { page } = await visitor()
  await signUp(page, 'Mara')
  await visit(page, '/settings')
  const email = /For (\S+@\S+)\./.exec(await page.getByText(/^For .+@/).innerText())?.[1] ?? ''
  const [current, next] = ['Current password', 'New password'].map((name) =>
    page.getByRole('textbox', { name }),
  ) as [ReturnType<typeof page.getByRole>, ReturnType<typeof page.getByRole>]
  const change = async (from: string, to: string) => {
    await current.fill(from)
    await next.fill(to)
    await page.getByRole('button', { name: 'Change password' }).click()
  }

  await change('not the password', 'eleven green herons')
  await page.getByText('The current password is wrong').waitFor()
  expect(await next.inputValue()).toBe('eleven green herons')
  await change('seven brown otters sail home', 'eleven green herons')
  await page.getByText('Changed. Other devices are signed out.').waitFor()
  expect([await current.inputValue(), await next.inputValue()]).toEqual(['', ''])

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await ready(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('eleven green herons')
  // Sent twice at once, before the page can disable the button: the server gets one request.
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.getByRole('button', { name: 'Sign in' }).evaluate(({ form }: HTMLButtonElement) => {
    form?.requestSubmit()
    form?.requestSubmit()
  })
  await page.getByRole('button', { name: 'Your account, Mara' }).waitFor()
  expect(asked.filter((path) => path === '/api/auth/csrf')).toHaveLength(1)
})

test('[AC1][AC7] an account is deleted by a user who knows its password, and a receipt confirms it', async () => {
  const { page } = await visitor()
  await signUp(page, 'Zephyrine')
  await visit(page, '/settings/data')
  const password = page.getByRole('textbox', { name: 'Your password' })
  const ask = async (typed: string) => {
    await password.fill(typed)
    await page.getByRole('button', { name: 'Delete account' }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'Delete your account for good?' })
  await ask('not the password')
  await page.getByText('The current password is wrong').waitFor()
  expect(await dialog.count()).toBe(0)
  await ask('seven brown otters sail home')
  await dialog.waitFor()
  await expectAccessible(page, 'deleting an account')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByRole('heading', { name: 'The account is being deleted' }).waitFor()
  const receipt = page.url()
  expect(new URL(receipt).pathname).toMatch(/^\/deleted\/[\w-]{22}$/)
  expect(await page.getByRole('main').innerText()).not.toContain('Zephyrine')
  await expectAccessible(page, 'deleting an account')
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await visit(page, '/settings')
  expect(new URL(page.url()).pathname).toBe('/signin')
})
