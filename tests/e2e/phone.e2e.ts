import { expect, test } from 'vitest'
import { createRoom, meet, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('on a phone each part of an interviewer’s room ends above the tabs, and a finger can hit what is in it', async () => {
  const { page } = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const room = new RoomPage(page)
  await signUp(page, 'Mara')
  await createRoom(page, { caseId: 'hotel-booking-system', as: 'Interview someone' })
  const tabs = page.getByRole('navigation', { name: 'Parts of the room' })
  const parts = {
    Guide: room.guide,
    Worksheet: room.worksheet,
    Marks: page.getByRole('region', { name: 'Private notes' }),
    Chat: room.chat,
  }
  for (const [name, part] of Object.entries(parts)) {
    await tabs.getByRole('button', { name }).tap()
    await part.waitFor()
    const [end, begin] = [await part.boundingBox(), await tabs.boundingBox()]
    expect([name, (end?.y ?? 0) + (end?.height ?? 0) <= (begin?.y ?? 0) + 1]).toEqual([name, true])
    const small = await part.page().evaluate(() => {
      const controls = document.querySelectorAll<HTMLElement>(
        ':is(main, section, aside, form) :is(button, summary, input:not([type=checkbox]), select, textarea)',
      )
      // 44 px, less the borders of what stands around.
      const low = [...controls].filter((each) => each.checkVisibility() && each.offsetHeight < 42)
      return low.map((each) => each.getAttribute('aria-label') ?? each.textContent)
    })
    expect([name, small]).toEqual([name, []])
  }
})

test('what others write while one looks elsewhere is counted until it is looked at', async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await a.canDraw()

  await a.button('Fold chat').click()
  await b.say('Begin with a question')
  await a.chat.getByText('1 new').waitFor()
  await a.button('Hide panel').click()
  await b.button('Next step').click()
  await b.button('Reveal hint 1').click()
  await a.button('Show panel, 1 new').waitFor()

  await a.page.setViewportSize({ width: 390, height: 844 })
  const chat = a.page
    .getByRole('navigation', { name: 'Parts of the room' })
    .getByRole('button', { name: 'Chat' })
  await b.say('And then a number')
  await chat.getByText('1 new').waitFor()
  await chat.click()
  await a.chat.getByText('And then a number').waitFor()
  expect(await chat.getByText('new').count()).toBe(0)
})
