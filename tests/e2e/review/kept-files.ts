import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { visit } from '@/tests/support/room-page'

/** The file behind an item of a page's download menu. */
export async function kept(page: Page, line: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: line }).click(),
  ])
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) }
}

/** [EX4] The board as vector graphics contains its fonts: it makes no requests. */
export async function keepsLines(page: Page): Promise<void> {
  const { content } = await kept(page, 'Board as a vector drawing (SVG)')
  const svg = content.toString()
  expect(svg).toContain('Links')
  expect(svg).toMatch(/@font-face[^}]*font-family: Excalifont[^}]*url\("?data:font\/woff2;base64,/)
  expect(svg).not.toMatch(/url\(["']?(?!data:)/)
  const alone = await page.context().newPage()
  await alone.route('**/*', (route) => route.abort())
  await alone.setContent(svg)
  expect(
    await alone.evaluate(() => document.fonts.load('20px Excalifont').then(({ length }) => length)),
  ).toBeGreaterThan(0)
  await alone.close()
}

/** [EX5][EX6][IM1] A user has an archive of the session created, and imports it. */
export async function movesAsArchive(from: Page): Promise<void> {
  await from.getByRole('button', { name: 'Download', exact: true }).click()
  await from.getByRole('menuitem', { name: 'Session archive, to replay elsewhere…' }).click()
  const dialog = from.getByRole('dialog', { name: 'Session archive' })
  await dialog.getByRole('button', { name: 'Create archive' }).click()
  const ready = dialog.getByRole('link', { name: 'Download archive' })
  await ready.waitFor()
  await expectAccessible(from, 'the archive is ready')
  const [file] = await Promise.all([from.waitForEvent('download'), ready.click()])
  await dialog.getByRole('button', { name: 'Close' }).click()
  const to = await from.context().newPage()
  await visit(to, '/sessions')
  await to.getByLabel('Archive of a session').setInputFiles(await file.path())
  await to.waitForURL(/\/sessions\/imported\//)
  await to.getByText('Final board', { exact: true }).waitFor()
  await expectAccessible(to, 'an imported session')
  await visit(to, '/sessions')
  await to.getByRole('region', { name: 'Imported sessions' }).getByRole('link').waitFor()
  await expectAccessible(to, 'a list with an imported session')
  await to.close()
}
