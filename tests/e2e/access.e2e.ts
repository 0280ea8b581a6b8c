import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { guideTexts } from '@/tests/support/guide-texts'
import { createRoom, RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** The browser itself reports pages that return 404. */
const NOT_FOUND = [/status of 404/]

test('a stranger finds nothing of another user’s room, and cannot tell whether it exists', {
  timeout: 120_000,
}, async () => {
  const { page: owner } = await visitor()
  await signUp(owner, 'Ines')
  const roomId = await createRoom(owner, { caseId: 'rate-limiter', as: 'Alone' })
  const room = new RoomPage(owner)
  await room.button('Start interview').click()
  await room.canDraw()
  const image = await putImage(owner, roomId)
  const shown = await owner.request.get(image)
  expect([shown.status(), shown.headers()['content-security-policy']]).toEqual([200, "default-src 'none'"])
  // An open round also closes the guide to its candidate.
  await visit(owner, '/cases/rate-limiter/guide')
  await owner.getByText('This guide is still closed to you').waitFor()
  await visit(owner, `/rooms/${roomId}`)
  await room.button('End interview').click()
  await room.button('End now').click()
  await owner.getByRole('link', { name: 'Grade and look back' }).click()
  await owner.getByRole('button', { name: 'Submit grade' }).waitFor()

  const { page: stranger } = await visitor({ forgive: NOT_FOUND })
  await signUp(stranger, 'Sami')
  const never = randomUUID()
  const places = (id: string) => [`/rooms/${id}`, `/sessions/${id}`, image.replace(roomId, id)]
  for (const [theirs, nothing] of places(roomId).map((place, index) => [place, places(never)[index] ?? ''])) {
    const [answer, other] = [
      await stranger.request.get(theirs ?? ''),
      await stranger.request.get(nothing ?? ''),
    ]
    expect([theirs, answer.status(), other.status()]).toEqual([theirs, 404, 404])
  }
  await stranger.goto(`/rooms/${roomId}`)
  const words = await stranger.getByRole('main').textContent()
  expect(words).toContain('Nothing here')
  await stranger.goto(`/rooms/${never}`)
  expect(await stranger.getByRole('main').textContent()).toBe(words)
  await stranger.goto(`/sessions/${roomId}`)
  expect(await stranger.getByRole('main').textContent()).toBe(words)
  const guide = await (await stranger.request.get('/cases/rate-limiter/guide')).text()
  expect(guide).toContain('This guide is still closed to you')
  expect(guideTexts('rate-limiter').filter((text) => guide.includes(text))).toEqual([])
  const refused = await stranger.request.put(image, { data: await picture() })
  expect(refused.status()).toBe(404)
})

test('a signed-out visitor is sent to sign in, and then returns to the page they wanted', async () => {
  const { page } = await visitor({ forgive: NOT_FOUND })
  const somewhere = randomUUID()
  for (const wanted of [
    '/sessions',
    `/sessions/${somewhere}`,
    `/rooms/${somewhere}`,
    '/cases/rate-limiter/guide',
    '/rooms/new?case=rate-limiter',
    '/settings',
    '/settings/data',
  ]) {
    await visit(page, wanted)
    const { pathname, searchParams } = new URL(page.url())
    expect([wanted, pathname, searchParams.get('next')]).toEqual([wanted, '/signin', wanted])
  }
  const image = await page.request.get(`/api/rooms/${somewhere}/images/${'0'.repeat(64)}`)
  expect([401, 404]).toContain(image.status())
})

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
] as const

test('every page is readable at every width, in light and dark mode', { timeout: 480_000 }, async () => {
  const { page: nobody } = await visitor({ forgive: NOT_FOUND })
  const { page: member } = await visitor()
  await signUp(member, 'Ines')
  const open = await createRoom(member, { caseId: 'url-shortener', as: 'Be interviewed' })
  const alone = await createRoom(member, { caseId: 'rate-limiter', as: 'Alone' })
  const room = new RoomPage(member)
  await room.button('Start interview').click()
  await room.canDraw()
  await room.draw('r', [400, 200], [560, 280])
  await room.saved()
  await room.button('End interview').click()
  await room.button('End now').click()
  await member.getByText('The interview has ended.').waitFor()

  const views: [Page, path: string, words: string][] = [
    [nobody, '/', 'Threepoint'],
    [nobody, '/signin', 'Sign in'],
    [nobody, '/signup', 'Create account'],
    [nobody, '/cases', 'Cases'],
    [nobody, '/handbook', 'Handbook'],
    [nobody, '/handbook/saga', 'Saga'],
    [nobody, '/handbook/explicit-public-events', 'Explicit public events'],
    [nobody, '/check', 'Drop an .excalidraw file here'],
    [nobody, '/drills', 'Ten minutes today'],
    [nobody, '/drills/cards', 'Show the answer'],
    [nobody, '/drills/cards?case=hotel-booking-system', 'There are no cards here'],
    [nobody, '/drills/sums', 'Within a quarter is right'],
    [nobody, '/drills/scenes', 'One of the four fits'],
    [nobody, '/cases/hotel-booking-system', 'Hotel availability and booking'],
    [nobody, '/join/not-a-token', 'This link does not open a room'],
    [nobody, '/nowhere', 'Nothing here'],
    [member, '/rooms/new', 'New room'],
    [member, `/rooms/${open}`, 'Copy invite link'],
    [member, `/rooms/${alone}`, 'The interview has ended.'],
    [member, '/cases/rate-limiter/guide', 'Guide and reference design'],
    [member, '/sessions', 'Sessions'],
    [member, `/sessions/${alone}`, 'Planned and actual minutes'],
    [member, '/settings', 'Settings'],
    [member, '/settings/data', 'Delete account'],
    [member, '/cases/mine', 'My cases'],
    [member, '/cases/hotel-booking-system/guide', 'This guide is still closed to you'],
  ]
  for (const [page, path, words] of views) {
    await visit(page, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await page.getByText(words).filter({ visible: true }).first().waitFor()
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide, `${path} at ${size.width}, ${colorScheme}`).toBeLessThanOrEqual(size.width)
        const cut = await page
          .locator('header a *, section[aria-labelledby="planned-actual"] li *')
          .evaluateAll(
            (parts) =>
              parts.filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1).length,
          )
        expect(cut, `words cut off at ${size.width}, ${path}`).toBe(0)
        // A room after its lobby has its own test.
        const isLooked = size.width === 390 || (size.width === 1440 && colorScheme === 'light')
        if (isLooked && path !== `/rooms/${alone}`)
          await expectAccessible(
            page,
            `${path} at ${size.width}, ${colorScheme}`,
            colorScheme === 'light' ? 'all' : 'colours',
          )
      }
    }
  }
})

/** Uploads a picture to a room as its board would, and returns its URL. */
async function putImage(page: Page, roomId: string): Promise<string> {
  const bytes = await picture()
  const name = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
  const address = `/api/rooms/${roomId}/images/${name}`
  const answer = await page.evaluate(
    async ([to, data]) => {
      const body = Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0))
      return (await fetch(to ?? '', { method: 'PUT', body })).status
    },
    [address, bytes.toString('base64')],
  )
  expect(answer).toBe(200)
  return address
}

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: '#2e5dcb' } })
    .png()
    .toBuffer()
}
