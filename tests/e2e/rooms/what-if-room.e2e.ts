import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { createRoom, meet, RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()
const QUESTION = 'Who decides what Browser may read and write in Links DB?'

/** The overlay on the board, and the bar that explains it. */
const badge = (room: RoomPage, text: string) => room.board.getByText(text, { exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'What if', exact: true })

async function stepTo(room: RoomPage, title: string): Promise<void> {
  for (let step = 0; step < 16; step++) {
    const before = (await room.stage.textContent()) ?? ''
    if (before.includes(title)) return
    const place = /step \d+ of/.exec(before)?.[0] ?? ''
    await room.button('Next step').click()
    await expect.poll(() => room.stage.textContent()).not.toContain(place)
  }
}

test('[TR1][TR2][GQ2][RP11] the interviewer takes a component down on everybody’s board and restores it, and the replay shows it', {
  timeout: 240_000,
}, async () => {
  const [ines, mara] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  const roomId = await meet(ines, mara, 'url-shortener')
  await mara.button('Start interview').click()
  await Promise.all([ines.canDraw(), mara.canDraw()])
  await ines.quickDraw(
    'Browser -> API gateway',
    'gateway -> Link service',
    'link service -> Links DB',
    'Browser -> Links DB',
  )
  // Not their sizes: those of texts change when their font is loaded.
  const drawn = async () => (await ines.shapes()).map(({ id, type, text }) => ({ id, type, text }))
  const before = await drawn()
  // Nothing is selected any more: Excalidraw's own selection panel has accessibility faults.
  await ines.page.keyboard.press('h')

  // Only the interviewer can try things, and their trials are private until they play them.
  expect(await ines.tab('What if').count()).toBe(0)
  await mara.tab('What if').click()
  await mara.page.getByRole('button', { name: 'Links DB not known' }).click()
  await mara.button('Take down').click()
  await badge(mara, 'down').waitFor()
  await expectAccessible(mara.page, 'a trial that only the interviewer sees')
  expect(await badge(ines, 'down').count()).toBe(0)
  await mara.button('Play it to everybody').click()
  await bar(ines.page).getByText('Links DB is down.').waitFor()
  await badge(ines, 'down').waitFor()
  await ines.page.getByRole('status', { name: 'Trial results' }).getByText('Browser gets no answer').waitFor()
  await ines.page.getByRole('status', { name: 'Newest hint' }).getByText('What if, from Mara').waitFor()
  expect(await bar(ines.page).getByRole('button').allTextContents()).toEqual(['Hide'])
  await expectAccessible(ines.page, 'a trial on the board of a candidate')
  await bar(ines.page).getByRole('button', { name: 'Hide' }).click()
  await expect.poll(() => badge(ines, 'down').count()).toBe(0)
  // None of it is in the drawing.
  expect(await drawn()).toEqual(before)

  // Questions about this board are in the guide only.
  await stepTo(mara, 'System diagram')
  await mara.guide.getByText(QUESTION).waitFor()
  await expectAccessible(mara.page, 'questions about the board in the guide')
  expect(await ines.page.content()).not.toContain('Who decides what Browser')
  await mara.button(`Dismiss: ${QUESTION}`).click()
  await expect.poll(() => mara.guide.getByText(QUESTION).count()).toBe(0)

  await mara.button('Withdraw it').click()
  await expect.poll(() => bar(ines.page).count()).toBe(0)
  await mara.button('End interview').click()
  await mara.button('End now').click()
  await ines.page.getByText('The interview has ended.').waitFor()

  await visit(ines.page, `/sessions/${roomId}`)
  const given = ines.page.getByRole('region', { name: 'Hints, curveballs and trials' })
  await given.getByText('Links DB is down.').waitFor()
  await given.getByRole('button').first().click()
  await ines.page.getByText(/read only\. What if: Links DB is down\./).waitFor()
  await ines.page
    .getByRole('region', { name: 'Record of the round' })
    .getByText('down', { exact: true })
    .waitFor()
  await expectAccessible(ines.page, 'the moment of a trial in a replay')

  // It opens as it was played, on the board of its moment.
  await ines.page.getByRole('tab', { name: 'What if' }).click()
  const then = ines.page.getByRole('region', { name: 'Tried in the round' })
  await then.getByRole('button', { name: /Links DB is down\./ }).click()
  await then.getByText(/As it was played, on the board at/).waitFor()
  await ines.page.getByRole('button', { name: 'Start over' }).waitFor()
  await ines.page
    .getByRole('region', { name: 'Record of the round' })
    .getByText('down', { exact: true })
    .waitFor()
  await expectAccessible(ines.page, 'a trial opened as it was played')
})

test('[TR3][GQ2][GQ3] in a solo round, trials are possible from the deep dive on and kept, and questions about the board are asked on request and after a step', {
  timeout: 240_000,
}, async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  const roomId = await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  await room.quickDraw('Browser -> API gateway: 200 rps', 'gateway -> Links DB', 'Browser -> Links DB')
  await room.tab('Hints').click()
  await room.button('What would you ask about my board?').click()
  await page.getByText(QUESTION).waitFor()
  await expectAccessible(page, 'questions about one’s own board')

  // They are offered once, after a step with a board.
  await stepTo(room, 'System diagram')
  const offer = page.getByRole('status', { name: 'Questions about your board' })
  await offer.getByRole('button', { name: /^Show/ }).click()
  await offer.getByText(QUESTION).waitFor()
  await expectAccessible(page, 'questions offered after a step')
  await room.button('Close the questions about your board').click()
  await expect.poll(() => offer.textContent()).toBe('')

  expect(await room.tab('What if').count()).toBe(0)
  await room.button('Next step').click()
  await room.tab('What if').click()
  const load = page.getByRole('slider', { name: 'Load' })
  await load.press('ArrowRight')
  await load.press('ArrowRight')
  expect(await load.getAttribute('aria-valuetext')).toBe('2 times')
  await expectAccessible(page, 'things tried alone')
  // Moving on to something else counts as settling on it.
  await room.tab('Worksheet').click()
  await bar(page).getByText('Load 2×.').waitFor()
  await bar(page).getByRole('button', { name: 'Withdraw' }).click()
  await expect.poll(() => bar(page).count()).toBe(0)
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByText('The interview has ended.').waitFor()
  await visit(page, `/sessions/${roomId}`)
  await page.getByRole('region', { name: 'Hints, curveballs and trials' }).getByText('Load 2×.').waitFor()
})
