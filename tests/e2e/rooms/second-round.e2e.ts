import { expect, test } from 'vitest'
import { meet, RoomPage, visit } from '@/tests/support/room-page'
import { asksOf } from '@/tests/support/traffic/asks-of'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[NR1][UC7] after a round both swap roles and start another with a new case', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  const first = await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  await b.button('End interview').click()
  await b.button('End now').click()
  await b.page.getByRole('link', { name: 'Grade and look back' }).click()
  await b.page.getByRole('link', { name: 'Swap roles and go again' }).waitFor()
  const pages = []
  for (const path of [`/rooms/${first}`, `/sessions/${first}`]) {
    const page = await b.page.context().newPage()
    const asks = asksOf(page, `/api/rooms/${first}/next`)
    await visit(page, path)
    // Once initially, and once after its connection was established.
    await expect.poll(asks).toBe(2)
    pages.push({ page, asks })
  }

  // Ines was interviewed; now she asks. The case of the first round is not offered again.
  await a.page.getByRole('link', { name: 'Swap roles and go again' }).click()
  await a.page.getByRole('heading', { name: 'Second round' }).waitFor()
  await a.page.getByText('This time you interview Mara.').waitFor()
  expect(await a.page.getByRole('radio', { name: 'Alone' }).count()).toBe(0)
  const cases = a.page.getByRole('combobox', { name: 'Case' })
  expect(await cases.inputValue()).toBe('')
  await cases.click()
  const offered = await a.page.getByRole('option').allTextContents()
  expect(offered[0]).toBe('Surprise me')
  expect(offered).not.toContain('URL shortener')
  await a.page.getByRole('option', { name: 'Surprise me' }).click()
  await a.page.getByText('A random case Mara hasn’t seen, if there is one.').waitFor()
  await a.button('Create room').click()
  const lobby = a.page.getByRole('main', { name: 'Lobby' })
  await lobby.waitFor()
  const title = (await lobby.getByRole('heading', { level: 2 }).textContent()) ?? ''
  expect(offered).toContain(title)

  // The partner already has the proposal: there is no link to send, and nobody is told about their own presence.
  await lobby.getByText('Mara was invited and hasn’t joined yet.').waitFor()
  expect(await lobby.getByText(/send the invite link/i).count()).toBe(0)
  expect(await lobby.getByText('here', { exact: true }).count()).toBe(0)

  // Mara is notified on the page of the first round and in its room, without polling, and is the candidate.
  for (const { page, asks } of pages) {
    await page.getByRole('region', { name: 'Second round' }).getByText('Ines proposes').waitFor()
    // Only because it was notified.
    expect(asks()).toBe(3)
    await page.close()
  }
  const proposal = b.page.getByRole('region', { name: 'Second round' })
  await proposal.getByText('Ines proposes a second round.').waitFor()
  await proposal.getByText(`${title}, 45 min. Ines interviews you.`).waitFor()
  await proposal.getByRole('button', { name: 'Join' }).click()
  await b.page.getByText('Ines starts the interview.').waitFor()
  await lobby.getByText('here', { exact: true }).waitFor()
  expect(await lobby.getByText('hasn’t joined yet').count()).toBe(0)
  expect(b.page.url()).toBe(a.page.url())
  await a.button('Start interview').click()
  await a.guide.waitFor()
  await b.page.getByText('Candidate', { exact: true }).first().waitFor()
  expect(await b.guide.count()).toBe(0)

  // The first round leads to the second from now on.
  await a.page.goto(`/sessions/${first}`)
  await a.page.getByText('You proposed a second round.').waitFor()
  await a.page.getByRole('link', { name: 'Open the room' }).click()
  await a.guide.waitFor()
})
