import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { playRound } from '@/tests/support/behind-pages'
import { signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const panelOf = (page: Page) => page.getByRole('tabpanel', { name: /^Comments/ })
const commentField = (page: Page) => panelOf(page).getByRole('textbox', { name: 'Comment', exact: true })
const thread = (page: Page, words: string) => panelOf(page).getByRole('listitem').filter({ hasText: words })

test('[CM5][CM6][CM7][CM10][CM11] two users comment on their round, see each other’s comments at once, and lose none of their own', {
  timeout: 120_000,
}, async () => {
  const [{ page: ines }, { page: mara }] = [await visitor({ forgive: [/ERR_FAILED/] }), await visitor()]
  await signUp(ines, 'Ines Duarte')
  await signUp(mara, 'Mara Kovac')
  const roomId = await playRound(ines.context(), mara.context())
  await Promise.all([visit(ines, `/sessions/${roomId}?t=900`), visit(mara, `/sessions/${roomId}`)])
  await mara.getByRole('tab', { name: 'Comments' }).waitFor()

  // A key starts a comment on the current moment, and it appears on the other user's open page.
  await ines.getByRole('button', { name: 'Comment here' }).waitFor()
  await ines.keyboard.press('c')
  await expect.poll(() => commentField(ines).evaluate((field) => field === document.activeElement)).toBe(true)
  await ines.keyboard.type('Why did we choose row locks here?')
  await ines.keyboard.press('Control+Enter')
  await thread(ines, 'Why did we choose row locks here?')
    .getByRole('button', { name: 'Show: 15:00' })
    .waitFor()
  await mara.getByRole('tab', { name: /^Comments ?1$/ }).click()
  const first = thread(mara, 'Why did we choose row locks here?')
  await first.getByText('New', { exact: true }).waitFor()
  await mara.getByRole('tab', { name: 'Comments', exact: true }).waitFor()
  await first.getByRole('button', { name: 'Reply' }).click()
  await first.getByRole('textbox', { name: 'Reply' }).fill('One transaction for all nights.')
  await first
    .getByRole('form', { name: /^Reply/ })
    .getByRole('button', { name: 'Reply' })
    .click()
  await thread(ines, 'One transaction for all nights.').getByText('Mara Kovac').waitFor()
  await first.getByRole('button', { name: 'Show: 15:00' }).click()
  await expect
    .poll(() => mara.getByRole('slider', { name: 'Moment of the round' }).getAttribute('aria-valuenow'))
    .toBe('900')

  // On a worksheet field, while the server does not respond: it is kept, and the next page sends it.
  await ines.getByRole('tab', { name: 'Worksheet' }).click()
  await ines.getByRole('button', { name: 'Comment on Core problem', exact: true }).click()
  await commentField(ines).fill('This sentence is the whole design.')
  await ines.route('**/sessions/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await panelOf(ines).getByRole('button', { name: 'Comment', exact: true }).click()
  await panelOf(ines).getByText('Not sent, kept in this tab').waitFor()
  await commentField(ines).fill('Half a thought')
  await ines.unroute('**/sessions/**')
  await ines.reload()
  await thread(mara, 'This sentence is the whole design.')
    .getByRole('button', { name: 'Show: Core problem' })
    .waitFor()
  await ines.getByRole('tab', { name: 'Comments' }).click()
  await expect.poll(() => commentField(ines).inputValue()).toBe('Half a thought')
  const hers = thread(ines, 'This sentence is the whole design.')
  await hers.getByRole('button', { name: 'Delete' }).click()
  await panelOf(ines).getByRole('button', { name: 'Undo' }).click()
  await hers.waitFor()

  await first.getByRole('button', { name: 'Resolve' }).click()
  await thread(ines, 'Why did we choose row locks here?').waitFor({ state: 'detached' })
  await panelOf(ines).getByText('Resolved 1').click()
  await thread(ines, 'Why did we choose row locks here?').getByRole('button', { name: 'Reopen' }).waitFor()
  for (const width of [1440, 390]) {
    await mara.setViewportSize({ width, height: 900 })
    await expectAccessible(mara, `comments on a round, ${width} wide`)
  }
  await mara.getByRole('tab', { name: 'Worksheet' }).click()
  await mara.getByRole('button', { name: 'Comment on Core problem, 1 open' }).waitFor()
  await expectAccessible(mara, 'a worksheet with comments')
})

test('[CM12] a member of the round removes a reviewer’s comment, and the reviewer sees that', {
  timeout: 120_000,
}, async () => {
  const [{ page: ines }, { page: mara }, { page: kai }] = [await visitor(), await visitor(), await visitor()]
  await signUp(ines, 'Ines Duarte')
  await signUp(mara, 'Mara Kovac')
  await signUp(kai, 'Kai Berger')
  const roomId = await playRound(ines.context(), mara.context())
  await Promise.all([visit(ines, `/sessions/${roomId}`), visit(mara, `/sessions/${roomId}`)])
  await ines.getByRole('button', { name: 'Share', exact: true }).click()
  const share = ines.getByRole('dialog', { name: 'Share this round' })
  await share.getByRole('radio', { name: /^Replay The whole round/ }).check()
  await share.getByRole('checkbox', { name: /People with an account can comment/ }).check()
  await share.getByRole('button', { name: 'Create link and ask' }).click()
  const address = await share.getByRole('link', { name: 'See it as a viewer' }).getAttribute('href')
  await mara.getByRole('region', { name: 'Asked of you' }).getByRole('button', { name: 'Agree' }).click()
  await share.getByText('Live', { exact: true }).waitFor()
  await ines.keyboard.press('Escape')

  await visit(kai, address ?? '')
  await kai.getByRole('tab', { name: /^Comments/ }).click()
  await commentField(kai).fill('Written by a stranger.')
  await panelOf(kai).getByRole('button', { name: 'Comment', exact: true }).click()
  await ines.getByRole('tab', { name: /^Comments/ }).click()
  const theirs = thread(ines, 'Written by a stranger.')
  await theirs.getByText('reviewer').waitFor()
  await theirs.getByRole('button', { name: 'Remove' }).click()
  const question = ines.getByRole('dialog', { name: 'Remove this comment?' })
  await expectAccessible(ines, 'the question before a comment is removed')
  await question.getByRole('button', { name: 'Keep it' }).click()
  await theirs.getByRole('button', { name: 'Remove' }).click()
  await question.getByRole('button', { name: 'Remove', exact: true }).click()
  await theirs.waitFor({ state: 'detached' })
  const removed = thread(kai, 'Removed by somebody who was in this round')
  await removed.waitFor()
  expect(await removed.getByRole('button', { name: /Reply|Resolve|Edit|Delete/ }).count()).toBe(0)
})
