import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a room shows a meeting link to its members, and its host changes it', {
  timeout: 120_000,
}, async () => {
  const { page: pageOfA } = await visitor()
  const { page: pageOfB } = await visitor()
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  await signUp(pageOfA, 'Ines')

  // An invalid link is reported at its field, and no room is created.
  await visit(pageOfA, '/rooms/new?case=url-shortener')
  await pageOfA.getByText('Threepoint has no voice or video.').waitFor()
  const field = pageOfA.getByLabel('Meeting link')
  await field.fill('http://meet.example.org/abc')
  await a.button('Create room').click()
  await pageOfA.getByText('Enter an https link', { exact: false }).waitFor()
  // As people type it.
  await field.fill('meet.example.org/abc')
  await a.button('Create room').click()
  await pageOfA.getByRole('main', { name: 'Lobby' }).waitFor()
  const link = (page: typeof pageOfA, address: string) =>
    page.locator(`a[href="${address}"][target="_blank"][rel~="noopener"]`)
  await link(pageOfA, 'https://meet.example.org/abc').waitFor()
  await expectAccessible(pageOfA, 'lobby with a meeting link')

  // With an invite, the link is not visible before joining.
  await a.button('Copy invite link').click()
  const invite = await pageOfA.getByLabel('Invite link', { exact: true }).inputValue()
  expect(await pageOfA.request.get(invite).then((answer) => answer.text())).toContain('meet.example.org')
  expect(await pageOfB.request.get(invite).then((answer) => answer.text())).not.toContain('meet.example.org')
  await visit(pageOfB, invite)
  await expectAccessible(pageOfB, 'invitation')
  await pageOfB.getByLabel('Your name').fill('Mara')
  await b.button('Join as a guest').click()
  await b.button('Start interview').waitFor()
  await link(pageOfB, 'https://meet.example.org/abc').waitFor()

  // The host changes it; both see the new one, during the round too.
  await pageOfA.getByRole('button', { name: 'Change', exact: true }).click()
  await pageOfA.getByLabel('Meeting link').fill('call.example/room')
  await a.button('Save link').click()
  await link(pageOfA, 'https://call.example/room').first().waitFor()
  await link(pageOfB, 'https://call.example/room').first().waitFor()
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  for (const page of [pageOfA, pageOfB]) {
    await page.getByRole('link', { name: 'Meeting' }).waitFor()
    expect(await link(page, 'https://call.example/room').count()).toBe(1)
  }

  // With the invite link, a member returns, and sees where they talk.
  await visit(pageOfB, invite)
  await pageOfB.getByText('You are in this room.').waitFor()
  await link(pageOfB, 'https://call.example/room').waitFor()
  await b.button('Open the room').click()
  await b.canDraw()
})
