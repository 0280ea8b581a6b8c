import { describe, expect, test } from 'vitest'
import { a, b, c, table, threePeople } from '../../board-harness/three-people'

threePeople()

describe('[B39] pens and fingers', () => {
  test('[B10] a stroke ends automatically before it is too large to be stored', async () => {
    await a.take('freedraw')
    await a.page.mouse.move(400, 400)
    await a.page.mouse.down()
    await a.page.mouse.move(420, 410)
    await a.frame()
    await a.page.evaluate(() => {
      const { api, excalidraw } = window.harness
      const stroke = api?.getAppState().newElement
      const points = Array.from({ length: 6_100 }, (_, i) => [(i % 500) / 2, i / 50])
      if (stroke) excalidraw.mutateElement(stroke, { points } as never)
    })
    await a.page.waitForFunction(() => !window.harness.api?.getAppState().newElement)
    await a.page.mouse.up()
    await table.settled()
    expect((await c.last('freedraw')).points?.length).toBeGreaterThan(6_000)
    expect(await a.page.evaluate(() => window.harness.channel.stats.refused)).toBe(0)
    await table.idle()
  })

  test('a pen draws with its pressure', async () => {
    await a.take('freedraw')
    const cdp = await a.context.newCDPSession(a.page)
    const move = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, force: number) =>
      cdp.send('Input.dispatchMouseEvent', {
        type,
        x,
        y: 500,
        force,
        button: 'left',
        buttons: 1,
        clickCount: 1,
        pointerType: 'pen',
      })
    await move('mousePressed', 400, 0.1)
    for (let i = 1; i <= 30; i++) {
      await move('mouseMoved', 400 + i * 6, 0.1 + i / 40)
      await a.frame()
    }
    await move('mouseReleased', 580, 0)
    await table.settled()
    for (const { page } of table.people) {
      await page.waitForFunction(() =>
        window.harness.api?.getSceneElements().some(({ type }) => type === 'freedraw'),
      )
    }
    const stroke = await c.last('freedraw')
    expect(stroke.simulatePressure).toBe(false)
    expect(stroke.pressures).toHaveLength(stroke.points?.length ?? -1)
    expect(Math.max(...(stroke.pressures ?? []))).toBeGreaterThan(0.6)
    await table.idle()
  })

  test('a finger draws a shape', async () => {
    await b.take('rectangle')
    const cdp = await b.context.newCDPSession(b.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y, id: 1 }],
      })
    await touch('touchStart', 400, 300)
    for (let i = 1; i <= 10; i++) {
      await touch('touchMove', 400 + i * 10, 300 + i * 8)
      await b.frame()
    }
    await touch('touchEnd', 500, 380)
    await table.settled()
    expect(await c.last('rectangle')).toMatchObject({ width: 100, height: 80 })
    await table.idle()
  })
})
