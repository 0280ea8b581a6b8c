import { describe, expect, test } from 'vitest'
import { a, b, everywhere, logged, table, threePeople } from '../../board-harness/three-people'

threePeople()

describe('[B3] deleting', () => {
  test('wins over a drag', async () => {
    const box = await a.draw('rectangle', 500, 300, 600, 380)
    await table.settled()
    await a.select(box.id)
    await b.rest()
    const halfway = b.page.waitForFunction(
      ({ id, y }) => (window.harness.api?.getSceneElements().find((one) => one.id === id)?.y ?? y) !== y,
      { id: box.id, y: box.y },
    )
    await Promise.all([b.drag(500, 320, 520, 500, 40), halfway.then(() => a.press('Delete'))])
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.isDeleted).toBe(true)
    await table.idle()
  })

  test('with the eraser, even a stroke that is still being drawn', async () => {
    await a.take('freedraw')
    await a.page.mouse.move(300, 700)
    await a.page.mouse.down()
    for (let i = 0; i < 30; i++) {
      await a.page.mouse.move(300 + i * 4, 700)
      await a.frame()
    }
    await b.page.waitForFunction(() =>
      window.harness.api?.getSceneElements().some(({ type }) => type === 'freedraw'),
    )
    await b.take('eraser')
    await b.drag(340, 670, 345, 730, 10)
    for (let i = 30; i < 50; i++) {
      await a.page.mouse.move(300 + i * 4, 700)
      await a.frame()
    }
    await a.page.mouse.up()
    await table.settled()
    for (const person of table.people) expect(await person.elements()).toEqual([])
    await table.idle()
  })

  test('[B31] a click that created nothing leaves nothing', async () => {
    await a.take('rectangle')
    await a.page.mouse.click(620, 500)
    await a.take('arrow')
    await a.page.mouse.click(640, 500)
    await a.rest()
    await a.take('text')
    await a.page.mouse.click(700, 500)
    await a.rest()
    await table.settled()
    expect(logged()).toEqual([])
    for (const person of table.people) expect(await person.elements()).toEqual([])
  })
})
