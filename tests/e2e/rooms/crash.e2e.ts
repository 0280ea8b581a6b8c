import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createRoom, RoomPage, signUp, visit } from '@/tests/support/room-page'
import { startApp } from '@/tests/support/servers/app'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** While the server is down, browsers log every attempt. */
const forgive = [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to/]

test('a server killed in the middle restarts with everything acknowledged, and accepts the rest once', {
  timeout: 180_000,
}, async ({ onTestFinished }) => {
  const { folder, remove } = readyFolder('threepoint-crash-')
  let app = await startApp({ DATA_DIR: folder })
  onTestFinished(async () => {
    await app.stop()
    remove()
  })
  const { url } = app
  const [{ page: pageOfA }, { page: pageOfB }] = [
    await visitor({ baseURL: url, forgive }),
    await visitor({ baseURL: url, forgive }),
  ]
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  await signUp(pageOfA, 'Ines')
  await createRoom(pageOfA, { caseId: 'url-shortener', as: 'Be interviewed' })
  await a.button('Copy invite link').click()
  await visit(pageOfB, await pageOfA.getByLabel('Invite link', { exact: true }).inputValue())
  await pageOfB.getByLabel('Your name').fill('Mara')
  await b.button('Join as a guest').click()
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  await a.draw('r', [420, 160], [560, 240])
  await b.draw('o', [420, 320], [520, 400])
  await a.field('Purpose').fill('Links in print must stay short. ')
  await b.button('Next step').click()
  await a.stage.getByText('Questions').waitFor()
  await Promise.all([a.saved(), b.saved()])
  await expect.poll(async () => (await a.shapes()).length).toBe(2)
  const acknowledged = await a.shapes()

  // Killed: the database is left running on its own, as after a real crash.
  const leftAtKill = await a.remaining()
  await app.stop('SIGKILL')
  expect(postmasterIsThere(folder)).toBe(true)
  await Promise.all([pageOfA, pageOfB].map((page) => page.getByText('You’re offline.').waitFor()))

  // Both continue, and nothing claims to be saved.
  await a.draw('d', [620, 160], [720, 240])
  await a.field('Purpose').press('Control+End')
  await a.field('Purpose').pressSequentially('Written while offline.')
  await b.draw('r', [620, 320], [720, 400])
  await a.saveState.getByText(/^Offline · \d+ edits? kept here$/).waitFor()
  await b.saveState.getByText(/^Offline · \d+ edits? kept here$/).waitFor()

  app = await startApp({ DATA_DIR: folder, PORT: new URL(url).port })
  await Promise.all([a.saved(), b.saved()])
  const whole = ['diamond', 'ellipse', 'rectangle', 'rectangle']
  for (const room of [a, b]) {
    await expect.poll(async () => (await room.shapes()).map(({ type }) => type).sort()).toEqual(whole)
  }
  const shapes = await a.shapes()
  expect(shapes).toEqual(expect.arrayContaining(acknowledged))
  expect((await b.shapes()).sort(byId)).toEqual(shapes.sort(byId))

  // A new page gets the same from the server alone.
  for (const room of [a, b]) {
    await room.page.reload()
    await room.canDraw()
    await expect.poll(async () => (await room.shapes()).sort(byId)).toEqual(shapes)
  }
  expect(await a.field('Purpose').inputValue()).toBe('Links in print must stay short. Written while offline.')
  await pageOfA.getByText('Candidate', { exact: true }).first().waitFor()
  await b.guide.waitFor()
  expect(await a.stage.textContent()).toContain('Questions')
  const [leftForA, leftForB] = await Promise.all([a.remaining(), b.remaining()])
  expect(Math.abs(leftForA - leftForB)).toBeLessThanOrEqual(1)
  // The clock continued without a server.
  expect(leftForA).toBeLessThan(leftAtKill)
  await Promise.all([a.saved(), b.saved()])
})

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1
}

/** Whether the Postgres of this folder is still running. */
function postmasterIsThere(folder: string): boolean {
  const file = path.join(folder, 'postgres/data/postmaster.pid')
  if (!existsSync(file)) return false
  try {
    return process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 0)
  } catch {
    return false
  }
}
