import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { decodePatches } from '@/lib/rooms/domain/board/codec'
import type { Patch } from '@/lib/rooms/domain/board/patch'
import { sceneElements } from '@/lib/rooms/domain/board/scene'
import { AppError } from '@/lib/shared/errors'
import { bundlePage } from '../board-harness/bundle'
import { drawing } from '../board-harness/drawing'
import { distanceToShape, endOf, startOf } from '../board-harness/geometry'
import type { CanvasElement, Person } from '../board-harness/person'
import { startBrowser, Table } from '../board-harness/table'
import { temporaryFolder } from '../support/temporary-folder'

// Excalidraw in real browsers around one board, without the rest of the app. Each test says what a gesture should
// have left, besides that all boards are equal; the numbers are those of lib/rooms/SPEC.md.

const { folder, remove } = temporaryFolder('threepoint-board-')
let browser: Browser
let table: Table
let a: Person
let b: Person
let c: Person

beforeAll(async () => {
  await bundlePage(folder)
  browser = await startBrowser(inject('chromium'))
  table = new Table(browser, [folder, path.resolve('public')])
  ;[a, b, c] = (await table.open('a', 'b', 'c')) as [Person, Person, Person]
})

afterAll(async () => {
  await table?.close()
  await browser?.close()
  remove()
})

beforeEach(async () => {
  await table.clear('a', 'b', 'c')
  table.server.latency = 30
})

/** What everybody's canvas shows of an element. */
function everywhere(id: string): Promise<CanvasElement[]> {
  return Promise.all(table.people.map((person) => person.element(id)))
}

/** Everything that was ever sent. */
function logged(): Patch[] {
  const { log, doc } = table.server.sequencer
  return log.flatMap(({ bytes }) => decodePatches(bytes, doc.refs))
}

async function twoShapesAndAnArrow(): Promise<{
  box: CanvasElement
  circle: CanvasElement
  arrow: CanvasElement
}> {
  const box = await a.draw('rectangle', 300, 250, 440, 330)
  const circle = await a.draw('ellipse', 700, 250, 840, 350)
  const arrow = await a.draw('arrow', 436, 290, 705, 300)
  await table.settled()
  expect([arrow.startBinding?.elementId, arrow.endBinding?.elementId]).toEqual([box.id, circle.id])
  return { box, circle, arrow }
}

/** Both ends of an arrow touch their shapes, on every canvas. */
async function expectAttached(arrowId: string): Promise<void> {
  for (const person of table.people) {
    const arrow = await person.element(arrowId)
    const [from, to] = [arrow.startBinding?.elementId, arrow.endBinding?.elementId]
    expect(distanceToShape(startOf(arrow), await person.element(from ?? ''))).toBeLessThan(16)
    expect(distanceToShape(endOf(arrow), await person.element(to ?? ''))).toBeLessThan(16)
  }
}

describe('[B31] echo', () => {
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

  test('the selection survives what others do to the selected', async () => {
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

describe('[B32] things done at once', () => {
  test('two strokes keep all their points', async () => {
    const stroke = async (person: Person, x: number) => {
      await person.take('freedraw')
      await person.page.mouse.move(x, 600)
      await person.page.mouse.down()
      for (let i = 0; i < 60; i++) {
        await person.page.mouse.move(x + i * 3, 600 + Math.sin(i / 6) * 40)
        await person.frame()
      }
      await person.page.mouse.up()
    }
    await Promise.all([stroke(a, 300), stroke(b, 620)])
    await table.settled()
    const strokes = (await c.elements()).filter(({ type }) => type === 'freedraw')
    expect(strokes).toHaveLength(2)
    for (const { points } of strokes) expect(points?.length).toBeGreaterThanOrEqual(60)
  })

  test('one groups while another colours', async () => {
    const { box, circle } = await twoShapesAndAnArrow()
    await a.select(box.id, circle.id)
    table.server.hold()
    await Promise.all([a.press('Control+g'), c.change(circle.id, { backgroundColor: '#ffc9c9' })])
    table.server.release()
    await table.settled()
    for (const one of await everywhere(circle.id)) {
      expect(one.groupIds).toHaveLength(1)
      expect(one.backgroundColor).toBe('#ffc9c9')
    }
  })

  test('[B8] three draw at once: no key twice, the same order for all', async () => {
    table.server.hold()
    await Promise.all([
      a.draw('rectangle', 500, 200, 560, 250),
      b.draw('rectangle', 580, 200, 640, 250),
      c.draw('rectangle', 500, 280, 560, 330),
    ])
    table.server.release()
    await table.settled()
    const keys = (await a.elements()).map(({ index }) => index)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(3)
    // Only the server put the keys right: nobody's canvas sent one that it had made up.
    for (const patch of logged()) expect(patch.kind === 'set' && 'index' in patch.props).toBe(false)
    await table.idle()
  })

  test('[B8] three bring things to the front and the back at once', async () => {
    const ids: string[] = []
    for (const x of [400, 430, 460]) ids.push((await a.draw('rectangle', x, 450, x + 80, 520)).id)
    await table.settled()
    for (const keys of [
      ['Control+Shift+]', 'Control+Shift+]', 'Control+Shift+['],
      ['Control+Shift+[', 'Control+Shift+]', 'Control+['],
    ]) {
      await Promise.all(table.people.map((person, i) => person.select(ids[i] ?? '')))
      await Promise.all(table.people.map((person, i) => person.press(keys[i] ?? '')))
    }
    await table.settled()
    const keys = (await b.elements()).map(({ index }) => index)
    expect([...new Set(keys)].sort()).toEqual(keys)
    await table.idle()
  })
})

describe('[B33] text', () => {
  test('one types in a shape while another drags it: all of the text, in the middle of the shape', async () => {
    const box = await a.draw('rectangle', 300, 300, 440, 380)
    await table.settled()
    await a.editText(370, 340)
    await b.rest()
    await Promise.all([a.type('Load balancer'), b.drag(300, 320, 420, 260, 40)])
    await a.rest()
    await table.settled()
    const moved = await c.element(box.id)
    expect(moved.x).toBeCloseTo(420, 0)
    const label = await c.labelOf(box.id)
    expect(label?.originalText).toBe('Load balancer')
    expect((label?.x ?? 0) + (label?.width ?? 0) / 2).toBeCloseTo(moved.x + moved.width / 2, 0)
    expect((label?.y ?? 0) + (label?.height ?? 0) / 2).toBeCloseTo(moved.y + moved.height / 2, 0)
    await table.idle()
  })

  test('[B9] a shape is deleted while another types in it: shape and text are gone, and the editor is closed', async () => {
    const box = await a.draw('rectangle', 300, 300, 480, 380)
    await table.settled()
    await b.editText(390, 340)
    await b.type('hello')
    await a.select(box.id)
    await Promise.all([b.type(' world and more'), a.press('Delete')])
    await table.settled()
    expect(await b.page.locator('textarea.excalidraw-wysiwyg').count()).toBe(0)
    for (const person of table.people) expect(await person.elements()).toEqual([])
    await table.idle()
  })

  test('[B3] a text is deleted while another types in it', async () => {
    await b.editText(500, 500)
    await b.type('note')
    await b.rest()
    const note = await b.last('text')
    await table.settled()
    await b.editText(note.x + 5, note.y + 5)
    await a.select(note.id)
    await Promise.all([b.type('abcdefgh'), a.press('Delete')])
    await table.settled()
    for (const one of await everywhere(note.id)) expect(one.isDeleted).toBe(true)
    await table.idle()
  })

  test('[B15] two people type in one text at once: both find all they wrote, unbroken', async () => {
    await a.editText(500, 500)
    await a.type('Notes')
    await a.rest()
    const note = await a.last('text')
    await table.settled()
    await Promise.all([a.editText(note.x + 5, note.y + 5), b.editText(note.x + 5, note.y + 5)])
    await Promise.all([a.press('End'), b.press('End')])
    await Promise.all([a.type('; by Anna'), b.type(', AND BEN')])
    await table.settled()
    const editors = table.people
      .slice(0, 2)
      .map(({ page }) => page.locator('textarea.excalidraw-wysiwyg').inputValue())
    const [left, right] = await Promise.all(editors)
    expect(['Notes; by Anna, AND BEN', 'Notes, AND BEN; by Anna']).toContain(left)
    expect(right).toBe(left)
    await Promise.all([a.rest(), b.rest()])
    await table.settled()
    for (const one of await everywhere(note.id)) expect(one).toMatchObject({ originalText: left, text: left })
    expect((await c.element(note.id)).width).toBeGreaterThan(note.width * 2.5)
    await table.idle()
  })

  test('[B15] closing an editor in which nothing was typed takes nothing back', async () => {
    await a.editText(500, 500)
    await a.type('Notes')
    await a.rest()
    const note = await a.last('text')
    await table.settled()
    await b.editText(note.x + 5, note.y + 5)
    await a.editText(note.x + 5, note.y + 5)
    await a.press('End')
    await a.type(' and more')
    await a.rest()
    await b.rest()
    await table.settled()
    for (const one of await everywhere(note.id)) expect(one.originalText).toBe('Notes and more')
    await table.idle()
  })

  test('a shape is made narrower while another types in it: the text is wrapped for what the shape is now', async () => {
    const box = await a.draw('rectangle', 300, 300, 600, 380)
    await table.settled()
    await b.editText(450, 340)
    table.server.hold()
    await b.type('one two three four five')
    await a.change(box.id, { width: 120 })
    table.server.release()
    await b.rest()
    await table.settled()
    const label = await c.labelOf(box.id)
    expect(label?.originalText).toBe('one two three four five')
    expect(label?.width).toBeLessThanOrEqual(120)
    expect(label?.text?.split('\n').length).toBeGreaterThan(1)
    await table.idle()
  })

  test('a label on an arrow stays on it', async () => {
    const { box, arrow } = await twoShapesAndAnArrow()
    await b.select(arrow.id)
    await b.press('Enter')
    await b.page.waitForSelector('textarea.excalidraw-wysiwyg')
    await b.type('GET /search')
    await b.rest()
    await table.settled()
    await a.rest()
    await a.drag(box.x, box.y + 20, box.x, box.y + 220, 20)
    await table.settled()
    for (const person of table.people)
      expect((await person.labelOf(arrow.id))?.originalText).toBe('GET /search')
    await expectAttached(arrow.id)
    await table.idle()
  })
})

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

  test('with the eraser, a stroke that is still being drawn', async () => {
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

  test('[B31] a click that made nothing leaves nothing', async () => {
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

describe('[B34] undo', () => {
  test("takes back one's own and leaves what others did since", async () => {
    const box = await a.draw('rectangle', 500, 200, 580, 260)
    await a.change(box.id, { strokeColor: '#1971c2' })
    await table.settled()
    await b.change(box.id, { backgroundColor: '#b2f2bb' })
    await table.settled()
    await a.rest()
    await a.undo()
    await table.settled()
    for (const one of await everywhere(box.id)) {
      expect(one).toMatchObject({ strokeColor: '#1e1e1e', backgroundColor: '#b2f2bb', isDeleted: false })
    }
    await a.undo()
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.isDeleted).toBe(true)
    await a.redo()
    await a.redo()
    await table.settled()
    for (const one of await everywhere(box.id)) {
      expect(one).toMatchObject({ strokeColor: '#1971c2', backgroundColor: '#b2f2bb', isDeleted: false })
    }
    await table.idle()
  })

  test('leaves what another changed on the very thing one was dragging', async () => {
    const box = await a.draw('rectangle', 500, 300, 600, 380)
    await table.settled()
    await a.rest()
    const moving = a.page.waitForFunction(
      ({ id, x }) => (window.harness.api?.getSceneElements().find((one) => one.id === id)?.x ?? x) > x + 5,
      { id: box.id, x: box.x },
    )
    const drag = a.drag(500, 330, 640, 430, 60)
    await moving
    await b.change(box.id, { backgroundColor: '#ffec99' })
    await drag
    await table.settled()
    for (const one of await everywhere(box.id)) {
      expect(one).toMatchObject({ backgroundColor: '#ffec99' })
      expect(one.x).toBeCloseTo(640, 0)
    }
    await a.undo()
    await table.settled()
    for (const one of await everywhere(box.id)) {
      expect(one.backgroundColor).toBe('#ffec99')
      expect(one.x).toBeCloseTo(500, 0)
    }
    await a.redo()
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.x).toBeCloseTo(640, 0)
    await table.idle()
  })

  test('leaves what another made of the very same property since, and so does redo', async () => {
    const box = await a.draw('rectangle', 500, 200, 580, 260)
    await a.change(box.id, { strokeColor: '#1971c2', opacity: 50 })
    await table.settled()
    await b.change(box.id, { strokeColor: '#2f9e44' })
    await table.settled()
    await a.rest()
    await a.undo()
    await table.settled()
    for (const one of await everywhere(box.id))
      expect(one).toMatchObject({ strokeColor: '#2f9e44', opacity: 100, isDeleted: false })
    await b.change(box.id, { opacity: 70 })
    await table.settled()
    await a.redo()
    await table.settled()
    for (const one of await everywhere(box.id))
      expect(one).toMatchObject({ strokeColor: '#2f9e44', opacity: 70, isDeleted: false })
    await table.idle()
  })

  test('leaves a labelled shape where another has put it since, down to taking back the shape', async () => {
    const box = await a.draw('rectangle', 500, 200, 640, 280)
    await a.editText(570, 240)
    await a.type('Cache')
    await a.rest()
    await a.drag(500, 220, 540, 420)
    await table.settled()
    await b.rest()
    await b.drag(540, 420, 740, 520)
    await table.settled()
    const { x, y } = await b.element(box.id)
    await a.rest()
    for (let times = 0; times < 10 && !(await a.element(box.id)).isDeleted; times++) {
      await a.undo()
      await table.settled()
      for (const one of await everywhere(box.id)) expect(one).toMatchObject({ x, y })
    }
    for (const one of await everywhere(box.id)) expect(one.isDeleted).toBe(true)
    await table.idle()
  })

  test('never takes back what others drew', async () => {
    const mine = await a.draw('rectangle', 300, 300, 400, 380)
    await table.settled()
    const theirs = await b.draw('ellipse', 500, 300, 600, 380)
    await table.settled()
    await a.rest()
    for (let i = 0; i < 5; i++) await a.undo()
    await table.settled()
    for (const one of await everywhere(theirs.id)) expect(one.isDeleted).toBe(false)
    for (const one of await everywhere(mine.id)) expect(one.isDeleted).toBe(true)
  })

  test('brings back a deleted shape with what another did to it meanwhile', async () => {
    const { box, arrow } = await twoShapesAndAnArrow()
    await a.select(box.id)
    table.server.hold()
    await Promise.all([a.press('Delete'), b.change(box.id, { strokeColor: '#2f9e44' })])
    table.server.release()
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.isDeleted).toBe(true)
    await a.undo()
    await table.settled()
    for (const one of await everywhere(box.id))
      expect(one).toMatchObject({ isDeleted: false, strokeColor: '#2f9e44' })
    expect((await c.element(arrow.id)).startBinding?.elementId).toBe(box.id)
    await table.idle()
  })
})

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

  test('stay on both shapes when the other’s move comes before one’s own was looked at', async () => {
    const { box, circle, arrow } = await twoShapesAndAnArrow()
    await Promise.all([a.rest(), b.rest()])
    table.server.hold()
    const before = await b.sent()
    await b.drag(box.x, box.y + 20, box.x, box.y + 220, 10)
    await expect.poll(() => b.sent()).toBeGreaterThan(before)
    // With the first news of it the circle moves here, and the news is taken in before the next frame.
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
    'that somebody draws to a shape which another is moving end up on it, when %s comes first',
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

describe('[B36] frames, images, pastes', () => {
  test('what lies in a frame moves with it', async () => {
    const frame = await b.draw('frame', 600, 200, 900, 480)
    const child = await b.draw('rectangle', 640, 260, 700, 320)
    await table.settled()
    expect((await a.element(child.id)).frameId).toBe(frame.id)
    await a.rest()
    await a.drag(600, 300, 650, 340, 15)
    await table.settled()
    for (const one of await everywhere(child.id)) expect(one.x).toBeCloseTo(690, 0)
    await table.idle()
  })

  test('an image goes to the others once the store has it, and can be cropped', async () => {
    await dropImage(a)
    await c.page.waitForFunction(() =>
      window.harness.api?.getSceneElements().some(({ type }) => type === 'image'),
    )
    await table.settled()
    const image = await c.last('image')
    expect(image.fileId).toMatch(/^[0-9a-f]{64}$/)
    for (const { page } of table.people) {
      await page.waitForFunction((id) => id && window.harness.api?.getFiles()[id], image.fileId)
    }
    await b.change(image.id, {
      width: 60,
      crop: { x: 10, y: 0, width: 60, height: 80, naturalWidth: 120, naturalHeight: 80 },
    })
    await table.settled()
    for (const one of await everywhere(image.id))
      expect(one).toMatchObject({ width: 60, crop: { x: 10, width: 60 } })
    await table.idle()
  })

  test('an image that the store refuses goes, with the reason', async () => {
    table.server.imagesWelcome = false
    await dropImage(a)
    await a.page.getByText('This room has 20 images already.').waitFor()
    expect((await a.elements()).filter(({ type }) => type === 'image')).toEqual([])
    expect(table.server.sequencer.log).toEqual([])
    // The browser itself reports the answer 422.
    table.troubles.length = 0
    await table.settled()
  })

  test('a large drawing pasted, moved and undone', async () => {
    await b.rest()
    await b.page.mouse.move(800, 500)
    await b.paste(drawing())
    await b.page.waitForFunction(() => (window.harness.api?.getSceneElements().length ?? 0) > 100)
    await table.settled()
    const ids = (await b.elements()).map(({ id }) => id)
    expect((await c.elements()).map(({ id }) => id)).toEqual(ids)
    await table.idle()
    const before = await bytes(b)
    await b.press('Control+a')
    for (let i = 0; i < 5; i++) {
      await b.press('ArrowRight')
      await b.frame()
      await b.frame()
    }
    await table.settled()
    expect(((await bytes(b)) - before) / 5 / ids.length).toBeLessThan(40)
    for (let i = 0; i < 8; i++) await b.undo()
    await table.settled()
    for (const person of table.people) expect(await person.elements()).toEqual([])
  })

  test('a drawing dropped on the board comes beside what is there, and replaces nothing', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    await b.page.evaluate((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'other.excalidraw', { type: 'application/vnd.excalidraw+json' }))
      const canvas = document.querySelector('canvas.interactive')
      canvas?.dispatchEvent(
        new DragEvent('drop', {
          bubbles: true,
          cancelable: true,
          clientX: 800,
          clientY: 500,
          dataTransfer: data,
        }),
      )
    }, drawing())
    await b.page.waitForFunction(() => (window.harness.api?.getSceneElements().length ?? 0) > 100)
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.isDeleted).toBe(false)
  })

  test('a scene that is replaced in one browser comes back', async () => {
    const { box } = await twoShapesAndAnArrow()
    await b.page.evaluate(() => window.harness.api?.updateScene({ elements: [] }))
    await b.page.waitForFunction(() => window.harness.api?.getSceneElements().length === 3)
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.isDeleted).toBe(false)
    await table.idle()
  })

  test('[B10] a web page cannot be put on the board', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await a.page.evaluate(() => {
      const { api } = window.harness
      const [first] = api?.getSceneElements() ?? []
      const page = { ...first, id: 'embedded', type: 'embeddable', link: 'https://example.org', index: 'a5' }
      api?.updateScene({ elements: [...(api?.getSceneElementsIncludingDeleted() ?? []), page] as never })
    })
    await a.page.getByText('Embedded web pages cannot be put on a shared board.').waitFor()
    await table.settled()
    for (const person of table.people) expect((await person.elements()).map(({ id }) => id)).toEqual([box.id])
  })
})

describe('[B37] the line', () => {
  test('work done offline meets what others did', async () => {
    const { box, circle } = await twoShapesAndAnArrow()
    await c.offline()
    const mine = await c.draw('rectangle', 800, 600, 880, 660)
    await c.rest()
    await c.drag(box.x, box.y + 20, box.x + 80, box.y + 220, 10)
    const theirs = await a.draw('diamond', 500, 600, 580, 680)
    await b.change(box.id, { strokeWidth: 4 })
    await b.change(circle.id, { backgroundColor: '#ffec99' })
    await c.online()
    await table.settled()
    for (const one of await everywhere(box.id)) {
      expect(one.strokeWidth).toBe(4)
      expect(one.x).toBeCloseTo(box.x + 80, 0)
    }
    for (const id of [mine.id, theirs.id])
      for (const one of await everywhere(id)) expect(one.isDeleted).toBe(false)
    await table.idle()
  })

  test('work done offline survives a reload', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    await c.offline()
    const mine = await c.draw('ellipse', 600, 400, 680, 460)
    await c.change(box.id, { strokeColor: '#e03131' })
    await c.page.waitForFunction(() => (localStorage.getItem('pending-c') ?? '').length > 2)
    await c.frame()
    await b.change(box.id, { strokeWidth: 4 })
    await c.open()
    await table.settled()
    for (const one of await everywhere(mine.id)) expect(one.isDeleted).toBe(false)
    for (const one of await everywhere(box.id))
      expect(one).toMatchObject({ strokeColor: '#e03131', strokeWidth: 4 })
    expect(table.server.sequencer.doc.liveCount).toBe(2)
  })

  test('all lines break in the middle of a stroke', async () => {
    await a.take('freedraw')
    await a.page.mouse.move(300, 600)
    await a.page.mouse.down()
    for (let i = 0; i < 60; i++) {
      if (i === 20 || i === 40) table.server.dropLines()
      await a.page.mouse.move(300 + i * 5, 600 + (i % 7) * 4)
      await a.frame()
    }
    await a.page.mouse.up()
    await table.settled()
    expect((await c.last('freedraw')).points?.length).toBeGreaterThanOrEqual(60)
    const numbers = table.server.sequencer.log.map(({ client, op }) => `${client}/${op}`)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('[B23] what the server refuses is undone, with the reason, and drawing goes on', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    table.server.refuse = () => {
      throw new AppError('board/too-large', 'The board is full. Delete something before you add more.')
    }
    table.server.hold()
    const refused = await a.draw('ellipse', 600, 400, 700, 480)
    await a.change(box.id, { strokeColor: '#e03131' })
    table.server.release()
    await a.page.getByText('The board is full.').first().waitFor()
    await table.settled()
    for (const person of table.people) expect((await person.elements()).map(({ id }) => id)).toEqual([box.id])
    expect((await a.element(box.id)).strokeColor).toBe('#1e1e1e')
    table.server.refuse = () => {}
    const next = await a.draw('diamond', 600, 400, 700, 480)
    await table.settled()
    for (const one of await everywhere(next.id)) expect(one.isDeleted).toBe(false)
    expect(await b.find(refused.id)).toBeUndefined()
    await table.idle()
  })

  test('[B23] a shape that is refused while it is being drawn goes, and the next one can be drawn', async () => {
    table.server.refuse = () => {
      throw new AppError(
        'board/too-many-elements',
        'The board is full. Delete something before you add more.',
      )
    }
    await a.take('ellipse')
    await a.drag(600, 400, 760, 500, 30)
    await table.settled()
    for (const person of table.people) expect(await person.elements()).toEqual([])
    table.server.refuse = () => {}
    const next = await a.draw('diamond', 600, 400, 700, 480)
    await table.settled()
    for (const one of await everywhere(next.id)) expect(one.isDeleted).toBe(false)
    await table.idle()
  })

  test('a late joiner sees the same and sends nothing', async () => {
    await twoShapesAndAnArrow()
    await a.editText(370, 290)
    await a.type('Service')
    await a.rest()
    await table.settled()
    const late = await table.join('late')
    await table.settled()
    await table.idle()
    expect(await late.sent()).toBe(0)
  })

  test('while another tab is shown nothing is lost in either direction', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    await b.change(box.id, { strokeColor: '#e03131' })
    await b.editText(650, 600)
    await b.type('half a thou')
    await b.page.evaluate(() => window.harness.show(false))
    const meanwhile = await a.draw('ellipse', 600, 400, 700, 480)
    await a.page.waitForFunction(() =>
      window.harness.api?.getSceneElements().some((one) => one.type === 'text' && one.text === 'half a thou'),
    )
    await b.page.evaluate(() => {
      window.harness.api = null
      window.harness.show(true)
    })
    await b.page.waitForFunction(() => window.harness.api)
    await table.settled()
    for (const one of await everywhere(box.id)) expect(one.strokeColor).toBe('#e03131')
    for (const one of await everywhere(meanwhile.id)) expect(one.isDeleted).toBe(false)
    await table.idle()
  })

  test('who only watches sees everything and sends nothing', async () => {
    const watcher = await table.join('watcher', '&watch')
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    await watcher.press('r')
    await watcher.drag(600, 400, 700, 500)
    await table.settled()
    expect((await watcher.elements()).map(({ id }) => id)).toEqual([box.id])
    expect(await watcher.sent()).toBe(0)
  })
})

test('a board to look at shows everything, points out what it is told to, and cannot be changed', async () => {
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

describe('[B38] the others', () => {
  test('their pointers come with their names, and their view can be followed', async () => {
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

describe('[B39] pens and fingers', () => {
  test('[B10] a stroke ends by itself before it is too large to be kept', async () => {
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

function bytes(person: Person): Promise<number> {
  return person.page.evaluate(() => window.harness.channel.stats.bytes)
}

/** Drops a picture on the board that the page draws itself. */
async function dropImage(person: Person): Promise<void> {
  await person.page.mouse.move(500, 400)
  await person.page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 120
    canvas.height = 80
    const pen = canvas.getContext('2d')
    if (pen) {
      pen.fillStyle = '#ff0066'
      pen.fillRect(0, 0, 120, 80)
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    const data = new DataTransfer()
    if (blob) data.items.add(new File([blob], 'picture.png', { type: 'image/png' }))
    const target = document.querySelector('canvas.interactive')
    const place = { clientX: 500, clientY: 400, bubbles: true, cancelable: true }
    target?.dispatchEvent(new DragEvent('drop', { ...place, dataTransfer: data }))
  })
}
