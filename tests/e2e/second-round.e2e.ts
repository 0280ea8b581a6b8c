import { expect, test } from 'vitest'
import { meet, RoomPage, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[NR1] after a round both swap roles and go again with another case', {
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
  const stillThere = await b.page.context().newPage()
  await visit(stillThere, `/rooms/${first}`)

  // Ines was interviewed; now she asks. The case of the first round is not among the others.
  await a.page.getByRole('link', { name: 'Swap roles and go again' }).click()
  await a.page.getByRole('heading', { name: 'Second round' }).waitFor()
  await a.page.getByText('This time you interview Mara.').waitFor()
  expect(await a.page.getByRole('radio', { name: 'Alone' }).count()).toBe(0)
  const title = await a.page.getByRole('combobox', { name: 'Case' }).inputValue()
  expect(title).not.toBe('URL shortener')
  await a.button('Create room').click()
  await a.page.getByRole('main', { name: 'Lobby' }).waitFor()
  await a.page.getByRole('heading', { name: title, exact: true }).first().waitFor()

  // Mara is told on the page of the first round and in its room, without asking, and is the candidate.
  await stillThere.bringToFront()
  await stillThere.getByRole('region', { name: 'Second round' }).getByText('Ines proposes').waitFor()
  await stillThere.close()
  const proposal = b.page.getByRole('region', { name: 'Second round' })
  await proposal.getByText('Ines proposes a second round.').waitFor()
  await proposal.getByText(`${title}, 45 min. Ines interviews you.`).waitFor()
  await proposal.getByRole('button', { name: 'Join' }).click()
  await b.page.getByText('Ines starts the interview.').waitFor()
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
