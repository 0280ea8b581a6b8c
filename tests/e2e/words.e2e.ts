import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[WD1][WD2][WD4] an interviewer hears a word, finds it with the keyboard, and ticks a fact as given', {
  timeout: 180_000,
}, async () => {
  const [{ page }, { page: other }] = [await visitor(), await visitor()]
  const room = new RoomPage(page)
  await signUp(page, 'Mara', '/cases/mine')
  await page.getByRole('button', { name: 'New case' }).click()
  await page.getByLabel('Case as Markdown').waitFor()
  await ready(page)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Published, only for you').waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)

  await visit(page, `/rooms/new?case=${id}`)
  await page.getByRole('radio', { name: 'Interview someone' }).click()
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('main', { name: 'Lobby' }).waitFor()
  await room.guide.getByText('Words you will hear').waitFor()

  await room.button('Copy invite link').click()
  await visit(other, await page.getByLabel('Invite link', { exact: true }).inputValue())
  await other.getByLabel('Your name').fill('Ines')
  await other.getByRole('button', { name: 'Join as a guest' }).click()
  await room.button('Start interview').click()
  await room.canDraw()

  // From the board of a low screen, without the mouse.
  await page.setViewportSize({ width: 1280, height: 720 })
  await room.draw('r', [420, 160], [560, 240])
  await page.keyboard.press('Alt+w')
  await page.keyboard.type('edit-dis')
  const found = room.guide.getByText('Which two words of your reports would it bring together?')
  await found.waitFor()
  const [answer, guide] = [await found.boundingBox(), await room.guide.boundingBox()]
  expect(bottomOf(answer)).toBeLessThanOrEqual(bottomOf(guide))
  expect(await room.guide.getByText('embedding', { exact: true }).isVisible()).toBe(false)
  await page.keyboard.press('Alt+f')
  await page.keyboard.press('Alt+w')
  await page.keyboard.type('sharding')
  await room.guide.getByText('Not in the list.').waitFor()
  await expectAccessible(page, 'the console with a search for a word')

  const given = room.guide.getByRole('checkbox', { name: 'Given: How much is lost?' })
  await room.guide.getByText('Give by minute 7, asked or not').waitFor()
  await given.click()
  await room.guide.getByText('Given', { exact: true }).waitFor()
  await room.saved()
  await page.reload()
  await expect.poll(() => given.isChecked()).toBe(true)
  await room.guide.getByText('Affects: Counter, Matcher; UX flow, Trade-offs').waitFor()
  expect(await other.getByText('Words you will hear').count()).toBe(0)
})

function bottomOf(box: { y: number; height: number } | null): number {
  return box ? box.y + box.height : Number.NaN
}
