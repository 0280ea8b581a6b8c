import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, partAt } from '@/tests/support/axe'
import { meet, RoomPage, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
] as const
const SCHEMES = ['light', 'dark'] as const
/** Between the widest and the narrowest size only the layout differs, not the colours. */
const COLOURS_AT: readonly number[] = [1280, 390]

test('in every state of a room everybody can read all of it, at every width, in light and dark mode', {
  timeout: 600_000,
}, async () => {
  const { page: candidate } = await visitor()
  const { page: interviewer } = await visitor({ forgive: [/ERR_INTERNET_DISCONNECTED/] })
  const { page: observer } = await visitor()
  const [a, b] = [new RoomPage(candidate), new RoomPage(interviewer)]
  await meet(a, b, 'hotel-booking-system')
  await look('lobby', { candidate, interviewer })

  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  await letWatch(b, observer)
  await a.draw('r', [320, 200], [480, 280])
  await a.saved()
  await b.say('Where would you begin?')
  await b.button('Next step').click()
  await b.button('Reveal hint 1').click()
  await look('live', { candidate, interviewer, observer })

  await b.button('Pause').click()
  await a.stage.getByText('Paused').waitFor()
  // Everything that a pause changes is in the first part.
  await look('paused', { candidate, interviewer, observer }, { parts: 1 })

  await interviewer.context().setOffline(true)
  await interviewer.getByText(', offline').waitFor()
  for (const colorScheme of SCHEMES) {
    await interviewer.emulateMedia({ colorScheme })
    await interviewer.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    await expectAccessible(interviewer, `offline, ${colorScheme}`, partAt(colorScheme, false))
  }
  await interviewer.context().setOffline(false)
  await interviewer.getByText(', offline').waitFor({ state: 'detached' })

  await b.button('End interview').click()
  await b.button('End now').click()
  for (const page of [candidate, interviewer, observer])
    await page.getByText('The interview has ended.').waitFor()
  await look('ended', { candidate, interviewer, observer })
})

/**
 * Checks a state as seen by each of these users, at each size, through each part that a phone shows alone.
 * @param parts how many of those, from the first; all of them unless given
 */
async function look(
  state: string,
  people: Record<string, Page>,
  { parts: upTo = Number.POSITIVE_INFINITY } = {},
): Promise<void> {
  for (const [who, page] of Object.entries(people)) {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const parts = page.getByRole('navigation', { name: 'Parts of the room' }).getByRole('button')
      await expect.poll(() => parts.count().then((count) => count > 0)).toBe(size.width === 390)
      for (const part of size.width === 390 ? (await parts.all()).slice(0, upTo) : [null]) {
        await part?.click()
        for (const colorScheme of COLOURS_AT.includes(size.width) ? SCHEMES : (['light'] as const)) {
          await page.emulateMedia({ colorScheme })
          await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
          const what = `${state}, ${who} at ${size.width}, ${(await part?.textContent()) ?? 'all'}, ${colorScheme}`
          const wide = await page.evaluate(() => document.documentElement.scrollWidth)
          expect(wide, what).toBeLessThanOrEqual(size.width)
          // At 1024 the page has the same content as at 1280.
          if (size.width !== 1024)
            await expectAccessible(page, what, partAt(colorScheme, !COLOURS_AT.includes(size.width)))
        }
      }
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
  }
}

/** A user joins as an observer, by a link from the room's menu. */
async function letWatch(room: RoomPage, watcher: Page): Promise<void> {
  await room.button('Room menu').click()
  await room.page.getByRole('menuitem', { name: 'Invite' }).click()
  const links = room.page.getByRole('dialog', { name: 'Invite' })
  await links.getByRole('button', { name: 'Copy invite link' }).click()
  const link = await links.getByLabel('Invite link', { exact: true }).inputValue()
  await room.page.keyboard.press('Escape')
  await links.waitFor({ state: 'detached' })
  await visit(watcher, link)
  await watcher.getByLabel('Your name').fill('Otto')
  await watcher.getByRole('button', { name: 'Join as a guest' }).click()
  await watcher.getByText('Watching', { exact: true }).waitFor()
}
