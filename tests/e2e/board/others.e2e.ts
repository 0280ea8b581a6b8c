import { describe, expect, test } from 'vitest'
import { sceneElements } from '@/lib/board/domain/scene'
import { a, b, table, threePeople, twoShapesAndAnArrow } from '../../board-harness/three-people'

threePeople()

test('a read-only board shows everything, highlights what it is told to, and cannot be changed', async () => {
  const { box } = await twoShapesAndAnArrow()
  const elements = sceneElements(table.server.sequencer.doc)
  const props = JSON.stringify({ elements, selectedIds: [box.id] })
  const page = await a.context.newPage()
  await page.goto(new URL(`/?client=viewer&picture=${encodeURIComponent(props)}`, a.page.url()).href)
  await page.getByRole('region', { name: 'Board' }).waitFor()
  await page.locator('.excalidraw--view-mode').waitFor()
  expect(await page.locator('.App-toolbar').count()).toBe(0)
  await page.close()
  expect(table.troubles).toEqual([])
})

describe('[B38] other members', () => {
  test('their pointers have their names, and their view can be followed', async () => {
    await a.page.mouse.move(500, 500)
    await a.page.mouse.move(520, 510)
    await b.page.waitForFunction(() =>
      [...(window.harness.api?.getAppState().collaborators.values() ?? [])].some(
        ({ username }) => username === 'a',
      ),
    )
    const number = await b.page.evaluate(() => {
      const found = [...(window.harness.api?.getAppState().collaborators ?? [])].find(
        ([, who]) => who.username === 'a',
      )
      return Number.parseInt(found?.[0] ?? '', 10)
    })
    await b.page.evaluate((who) => window.harness.follow(who), number)
    await a.page.evaluate(() =>
      window.harness.api?.updateScene({ appState: { scrollX: -3000, scrollY: 700 } }),
    )
    await a.page.mouse.move(530, 520)
    await b.page.waitForFunction(() => Math.abs((window.harness.api?.getAppState().scrollX ?? 0) + 3000) < 2)
    expect(table.server.sequencer.log).toEqual([])
  })
})
