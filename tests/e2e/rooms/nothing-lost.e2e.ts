import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { answerFor } from '@/tests/support/review-page'
import { createRoom, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { type App, startApp } from '@/tests/support/servers/app'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** While the server is down, browsers log every attempt. */
const forgive = [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to/]

/** A separate app for this file that may be killed and restarted. */
async function ownApp() {
  const { folder, remove } = readyFolder('threepoint-nothing-lost-')
  let app: App = await startApp({ DATA_DIR: folder })
  const { url } = app
  return {
    url,
    end: async () => {
      await app.stop()
      remove()
    },
    kill: () => app.stop('SIGKILL'),
    startAgain: async () => {
      app = await startApp({ DATA_DIR: folder, PORT: new URL(url).port })
    },
  }
}

let app: Awaited<ReturnType<typeof ownApp>>
beforeAll(async () => {
  app = await ownApp()
})
afterAll(() => app.end())

/** The keys under which this browser stores unsent work. */
const keptKeys = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const asked = indexedDB.open('threepoint')
        asked.onsuccess = () => {
          const keys = asked.result.transaction('pending').objectStore('pending').getAllKeys()
          keys.onsuccess = () => resolve(keys.result.map(String))
        }
      }),
  )

test('[P3] work of two tabs that died offline is sent once each, and signing out asks about unsent work', {
  timeout: 180_000,
}, async () => {
  const { page } = await visitor({ baseURL: app.url, forgive })
  await signUp(page, 'Ines')
  const id = await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await page.getByRole('button', { name: 'Start interview' }).click()
  const tabs = [new RoomPage(page), new RoomPage(await page.context().newPage())] as const
  await visit(tabs[1].page, `/rooms/${id}`)
  await Promise.all(tabs.map((tab) => tab.canDraw()))
  await Promise.all(tabs.map((tab) => tab.saved()))

  await app.kill()
  for (const [index, tab] of tabs.entries()) {
    await tab.page.getByText('You’re offline.').waitFor({ timeout: 15_000 })
    await tab.field('Purpose').fill(`from tab ${index}. `)
    await tab.saveState.getByText('Offline · 1 edit kept here').waitFor()
  }
  await expect.poll(() => keptKeys(page)).toHaveLength(2)
  const lists = await page.context().newPage()
  for (const tab of tabs) await tab.page.close()
  await app.startAgain()

  // The room is not open in any tab: unsent work is shown before it is deleted.
  await visit(lists, '/cases')
  const signOut = async (waiting: string) => {
    await lists.getByRole('button', { name: 'Your account, Ines' }).click()
    await lists.getByRole('menuitem', { name: 'Sign out' }).click()
    await lists.getByRole('dialog', { name: 'Not everything has been sent yet' }).waitFor()
    await lists.getByText(`Only this browser has ${waiting}.`).waitFor()
  }
  await signOut('2 changes in rooms')
  await lists.getByRole('button', { name: 'Stay signed in' }).click()
  expect(await keptKeys(lists)).toHaveLength(2)

  const back = new RoomPage(await page.context().newPage())
  await visit(back.page, `/rooms/${id}`)
  await expect
    .poll(() => back.field('Purpose').inputValue())
    .toMatch(/^(from tab 0\. from tab 1\. |from tab 1\. from tab 0\. )$/)
  await back.saved()
  await expect.poll(() => keptKeys(back.page)).toEqual([])

  // The same again, and this time they sign out.
  await back.canDraw()
  await app.kill()
  await back.page.getByText('You’re offline.').waitFor({ timeout: 15_000 })
  await back.field('Purpose').fill('private')
  await expect.poll(() => keptKeys(back.page)).toHaveLength(1)
  await back.page.close()
  await app.startAgain()
  const other = await page.context().newPage()
  await visit(other, '/sessions')
  await visit(lists, '/cases')
  await signOut('1 change in a room')
  await lists.getByRole('button', { name: 'Delete it and sign out' }).click()
  await lists.waitForURL(`${app.url}/`)
  expect(await keptKeys(lists)).toEqual([])
  // Another tab no longer shows anything of theirs.
  await other.waitForURL('**/signin?**')
})

test('[P3] a browser without storage says so and asks before the page is left', {
  timeout: 120_000,
}, async () => {
  const { page } = await visitor({ baseURL: app.url, forgive })
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('Not here', 'SecurityError')
      },
    })
  })
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  const room = new RoomPage(page)
  await room.button('Start interview').click()
  await room.canDraw()
  await room.saved()
  await app.kill()
  await page.getByText('You’re offline.').waitFor({ timeout: 15_000 })
  await room.field('Purpose').fill('nowhere but here')
  await room.saveState
    .getByText('Not kept in this browser: leave this page open until Saved', { exact: true })
    .waitFor()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await app.startAgain()
  await room.saved()
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})

/** A finished solo round, with its grade filled in. */
async function filledGrade(page: Page): Promise<void> {
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'rate-limiter', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByRole('link', { name: 'Grade and look back' }).click()
  await ready(page)
  for (const { id, title } of RUBRIC_2.dimensions) {
    await answerFor(page, id, 3)
    await page.getByRole('textbox', { name: `Evidence for ${title}` }).fill('heard')
  }
}

test('a grade is not submitted as that of another user who has signed in meanwhile', async () => {
  const [{ page }, { page: elsewhere }] = [await visitor(), await visitor()]
  await filledGrade(page)
  await signUp(elsewhere, 'Mara')
  const own = await page.context().cookies()
  await page.context().addCookies(await elsewhere.context().cookies())
  await page.getByRole('button', { name: 'Submit grade' }).click()
  await page.getByText('Somebody else has signed in to this browser').waitFor()
  await page.context().addCookies(own)
  await page.reload()
  await page.getByRole('button', { name: 'Submit grade' }).click()
  await page.getByRole('button', { name: 'Submit grade' }).waitFor({ state: 'detached' })
})

test('nothing can be typed into a grade while it is being submitted', async () => {
  const { page } = await visitor()
  await filledGrade(page)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/sessions/*', async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  const keep = page.getByRole('textbox', { name: 'One thing to keep doing' })
  expect(await keep.isEnabled()).toBe(true)
  await page.getByRole('button', { name: 'Submit grade' }).click()
  await expect.poll(() => keep.isEnabled()).toBe(false)
  expect(await page.getByRole('radio', { name: 'Cannot tell' }).first().isEnabled()).toBe(false)
  letGo()
  await page.getByRole('button', { name: 'Submit grade' }).waitFor({ state: 'detached' })
})
