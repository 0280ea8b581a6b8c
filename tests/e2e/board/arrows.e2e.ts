import { describe, expect, test } from 'vitest'
import {
  a,
  b,
  c,
  everywhere,
  expectAttached,
  table,
  threePeople,
  twoShapesAndAnArrow,
} from '../../board-harness/three-people'

threePeople()

describe('[B35] arrows', () => {
  test('follow a shape that somebody moves', async () => {
    const { box, arrow } = await twoShapesAndAnArrow()
    await b.rest()
    await b.drag(box.x, box.y + 20, box.x, box.y + 220, 30)
    await table.settled()
    await expectAttached(arrow.id)
    expect((await c.element(box.id)).boundElements).toEqual([{ id: arrow.id, type: 'arrow' }])
    await table.idle()
  })

  test('stay on both shapes when two people move the two ends at once', async () => {
    const { box, circle, arrow } = await twoShapesAndAnArrow()
    await Promise.all([a.rest(), b.rest()])
    await Promise.all([
      a.drag(box.x, box.y + 20, box.x - 20, box.y + 300, 40),
      b.drag(circle.x + circle.width / 2, circle.y, circle.x + circle.width / 2 + 160, circle.y + 130, 40),
    ])
    await table.settled()
    await expectAttached(arrow.id)
    await table.idle()
  })

  test('stay on both shapes when the other’s move arrives before the own one was processed', async () => {
    const { box, circle, arrow } = await twoShapesAndAnArrow()
    await Promise.all([a.rest(), b.rest()])
    table.server.hold()
    const before = await b.sent()
    await b.drag(box.x, box.y + 20, box.x, box.y + 220, 10)
    await expect.poll(() => b.sent()).toBeGreaterThan(before)
    // With its first update the circle moves here, and the update is processed before the next frame.
    await a.page.evaluate(
      ({ circleId, arrowId }) => {
        const { api, channel, excalidraw, socket } = window.harness
        const [take] = socket.listeners('entry')
        const waiting: unknown[] = []
        const move = () => {
          const stop = api?.onChange(() => {
            stop?.()
            socket.off('entry').on('entry', (entry) => take?.(entry))
            for (const entry of waiting) take?.(entry)
          })
          const elements = api?.getSceneElementsIncludingDeleted().map((one) => {
            if (one.id === circleId) return excalidraw.newElementWith(one, { x: one.x + 90 })
            if (one.id !== arrowId || one.type !== 'arrow') return one
            const points = one.points.map(([x, y], i): [number, number] => [i > 0 ? x + 90 : x, y])
            return excalidraw.newElementWith(one, { points: points as never, width: one.width + 90 })
          })
          const captureUpdate = excalidraw.CaptureUpdateAction.IMMEDIATELY
          if (elements) api?.updateScene({ elements, captureUpdate })
        }
        socket.off('entry').on('entry', (entry) => {
          if (waiting.push(entry) === 1) move()
        })
        if (!channel.live) throw new Error('The line is not there')
      },
      { circleId: circle.id, arrowId: arrow.id },
    )
    table.server.release()
    await expect.poll(async () => (await b.element(circle.id)).x).toBe(circle.x + 90)
    await table.settled()
    expect((await c.element(box.id)).y).toBeCloseTo(box.y + 200, 0)
    await expectAttached(arrow.id)
    await table.idle()
  })

  test('stay on both shapes when both are flicked away', async () => {
    const { box, circle, arrow } = await twoShapesAndAnArrow()
    for (const way of [1, -1, 1]) {
      const [left, right] = [await a.element(box.id), await b.element(circle.id)]
      await Promise.all([a.rest(), b.rest()])
      table.server.hold()
      await Promise.all([
        a.drag(left.x, left.y + 20, left.x + 10 * way, left.y + 20 + 150 * way, 3),
        b.drag(right.x + right.width / 2, right.y, right.x + right.width / 2 + 10, right.y - 90 * way, 3),
      ])
      table.server.release()
      await table.settled()
      await expectAttached(arrow.id)
    }
    await table.idle()
  })

  test.each(['the move', 'the arrow'])(
    'that somebody draws to a shape which another is moving end up on it, when %s arrives first',
    async (first) => {
      const box = await a.draw('rectangle', 300, 250, 440, 330)
      const circle = await a.draw('ellipse', 700, 250, 840, 350)
      await table.settled()
      await a.rest()
      table.server.hold()
      const move = () => a.drag(circle.x + 70, circle.y, circle.x + 170, circle.y + 200, 4)
      const draw = () => b.draw('arrow', 436, 290, 705, 300)
      for (const act of first === 'the move' ? [move, draw] : [draw, move]) {
        const before = (await a.sent()) + (await b.sent())
        await act()
        await expect.poll(async () => (await a.sent()) + (await b.sent())).toBeGreaterThan(before)
      }
      table.server.release()
      await table.settled()
      const arrow = await c.last('arrow')
      expect([arrow.startBinding?.elementId, arrow.endBinding?.elementId]).toEqual([box.id, circle.id])
      await expectAttached(arrow.id)
      await table.idle()
    },
  )

  test('with elbows stay orthogonal and attached when both ends move at once', async () => {
    const left = await a.draw('rectangle', 300, 250, 400, 320)
    const right = await a.draw('rectangle', 700, 250, 800, 320)
    await a.take('arrow')
    await a.page.evaluate(() =>
      window.harness.api?.updateScene({ appState: { currentItemArrowType: 'elbow' } }),
    )
    await a.page.waitForFunction(() => window.harness.api?.getAppState().currentItemArrowType === 'elbow')
    await a.drag(398, 285, 702, 285)
    const arrow = await a.last('arrow')
    expect(arrow).toMatchObject({ elbowed: true })
    await table.settled()
    await Promise.all([a.rest(), b.rest()])
    await Promise.all([
      a.drag(left.x, left.y + 20, left.x, left.y + 220, 30),
      b.drag(right.x + 50, right.y, right.x + 150, right.y + 90, 30),
    ])
    await table.settled()
    await expectAttached(arrow.id)
    for (const { points = [] } of await everywhere(arrow.id)) {
      for (const [i, [x, y]] of points.entries()) {
        const [lastX, lastY] = points[i - 1] ?? [x, y]
        expect(Math.min(Math.abs(x - lastX), Math.abs(y - lastY))).toBeLessThan(0.05)
      }
    }
    await table.idle()
  })

  test('a line that is still being drawn takes a change from elsewhere', async () => {
    await a.take('line')
    for (const [x, y] of [
      [650, 600],
      [710, 660],
      [770, 610],
    ] as const) {
      await a.page.mouse.click(x, y)
      await a.frame()
      await a.frame()
    }
    await b.page.waitForFunction(() =>
      window.harness.api?.getSceneElements().some(({ type }) => type === 'line'),
    )
    await b.change((await b.last('line')).id, { strokeColor: '#2f9e44' })
    await a.page.waitForFunction(
      () => window.harness.api?.getSceneElements().at(-1)?.strokeColor === '#2f9e44',
    )
    for (const [x, y] of [
      [810, 700],
      [850, 620],
    ] as const) {
      await a.page.mouse.click(x, y)
      await a.frame()
      await a.frame()
    }
    await a.press('Escape')
    await table.settled()
    const line = await c.last('line')
    expect(line.points?.length).toBeGreaterThanOrEqual(5)
    expect(line.strokeColor).toBe('#2f9e44')
    await table.idle()
  })
})
