import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guideTexts, pieces } from '@/tests/support/guide-texts'
import { ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a stranger finds a case by search and filters, and the URL keeps them', async () => {
  const { page } = await visitor()
  await visit(page, '/cases')
  await page.keyboard.press('/')
  await page.keyboard.type('hotel')
  const row = page.getByRole('link', { name: /Hotel availability and booking/ })
  await row.waitFor()
  await expect.poll(() => page.getByRole('status').textContent()).toBe('1 case')
  await page.getByRole('checkbox', { name: 'Feature, numbers first' }).check()
  await page.getByText('No case found for “hotel”').waitFor()
  await page.getByText('Try another name').waitFor()
  await page.reload()
  await ready(page)
  expect(await page.getByLabel('Search cases').inputValue()).toBe('hotel')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toBe('23 cases')
  await page.getByLabel('Search cases').fill('hotel')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await row.click()
  await page.getByRole('heading', { level: 1, name: 'Hotel availability and booking' }).waitFor()
  // The selection is kept after signing in.
  await page.getByText('60 min', { exact: true }).click()
  await page.getByRole('radio', { name: 'Interview someone' }).click()
  await page.getByRole('button', { name: 'Create room, 60 min' }).click()
  await page.waitForURL((url) => url.pathname === '/signin')
  expect(new URL(page.url()).searchParams.get('next')).toBe(
    '/rooms/new?case=hotel-booking-system&minutes=60&with=interviewer',
  )
})

test('nothing of the guide reaches a user who may still be interviewed on it', async () => {
  const { page } = await visitor()
  const received: string[] = []
  page.on('response', (response) => {
    if (/html|component|json/.test(response.headers()['content-type'] ?? '')) {
      void response.text().then(
        (text) => received.push(text),
        () => {},
      )
    }
  })
  await signUp(page, 'Ines')
  await visit(page, '/cases/hotel-booking-system')
  await page.getByText('The guide and reference design are for the interviewer.').waitFor()
  await visit(page, '/cases/hotel-booking-system/guide')
  await page.getByText('This guide is still closed to you').waitFor()
  const all = new Set(pieces(received.join('\n')))
  expect(all.size).toBeGreaterThan(20)
  // Ids of other cases are in every list of cases.
  const secrets = guideTexts('hotel-booking-system').filter((secret) => !/^[a-z-]+$/.test(secret))
  expect(secrets.filter((secret) => all.has(secret))).toEqual([])
})

test('a user writes a case, fixes a number, publishes it and shares it; another starts a room with it', {
  timeout: 120_000,
}, async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines', '/cases/mine')
  await page.getByRole('button', { name: 'New case' }).click()
  const field = page.getByLabel('Case as Markdown')
  await field.waitFor()
  await ready(page)
  const template = await field.inputValue()
  expect(template).toBe(readFileSync('content/templates/case.md', 'utf8'))

  await field.fill(template.replace('= 90 GB', '= 900 GB'))
  await page.getByRole('button', { name: /photos computes to 90 GB/ }).waitFor()
  const publish = page.getByRole('button', { name: 'Publish', exact: true })
  expect(await publish.isDisabled()).toBe(true)

  await field.fill(template.replace('title: Lost property office', 'title: Umbrellas and phones'))
  await expect.poll(() => publish.isEnabled()).toBe(true)
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByRole('img', { name: 'Reference design of Umbrellas and phones' }).waitFor()
  await publish.click()
  await page.getByText('Published, only for you').waitFor()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Share by link' }).click()
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? ''

  const { page: other } = await visitor()
  await signUp(other, 'Mara', new URL(link).pathname)
  await other.getByText('Ines shared a case with you').waitFor()
  await other.getByRole('button', { name: 'Add to my cases' }).click()
  await other.getByRole('button', { name: /Create room/ }).click()
  await other.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)
  await other
    .getByRole('main', { name: 'Lobby' })
    .getByRole('heading', { name: 'Umbrellas and phones' })
    .waitFor()

  // The text is still there after a reload, and is exported as the same Markdown.
  await page.reload()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('umbrellas-and-phones.md')
  expect(readFileSync(await file.path(), 'utf8')).toBe(
    template.replace('title: Lost property office', 'title: Umbrellas and phones'),
  )
})
