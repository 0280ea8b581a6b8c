import { describe, expect, test } from 'vitest'
import { a, b, c, table, threePeople, twoShapesAndAnArrow } from '../../board-harness/three-people'

threePeople()

describe('[B31] no echo', () => {
  test('one draws, everybody sees it, and nothing more is sent', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    expect(await b.element(box.id)).toMatchObject({ type: 'rectangle', width: 140, height: 80 })
    await table.idle()
  })

  test('after a busy minute of everything, nobody has anything to send', async () => {
    const { box } = await twoShapesAndAnArrow()
    await a.editText(370, 290)
    await a.type('Cache')
    await a.rest()
    await b.select(box.id)
    await b.press('ArrowRight', 'ArrowRight')
    await c.draw('freedraw', 300, 500, 500, 600)
    await table.settled()
    await table.idle()
  })

  test('the selection survives others’ changes to the selected elements', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    await a.select(box.id)
    await b.select(box.id)
    await b.press('ArrowRight')
    await table.settled()
    const selected = await a.page.evaluate(() =>
      Object.keys(window.harness.api?.getAppState().selectedElementIds ?? {}),
    )
    expect(selected).toEqual([box.id])
  })
})
