import { describe, expect, test } from 'vitest'
import { drawing } from '../../board-harness/drawing'
import type { Person } from '../../board-harness/person'
import {
  a,
  b,
  c,
  everywhere,
  table,
  threePeople,
  twoShapesAndAnArrow,
} from '../../board-harness/three-people'

threePeople()

describe('[B36] frames, images, pastes', () => {
  test('the contents of a frame move with it', async () => {
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

  test('an image reaches the others once it is stored, and can be cropped', async () => {
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

  test('an image also reaches the others on plain HTTP, where browsers cannot hash', async () => {
    await a.page.evaluate(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await dropImage(a)
    await c.page.waitForFunction(() =>
      window.harness.api?.getSceneElements().some(({ type }) => type === 'image'),
    )
    await table.settled()
    expect((await c.last('image')).fileId).toMatch(/^[0-9a-f]{64}$/)
    await table.idle()
  })

  test('an image that the store rejects is removed, with the reason', async () => {
    table.server.imagesWelcome = false
    await dropImage(a)
    await a.page.getByText('This room has 20 images already.').waitFor()
    expect((await a.elements()).filter(({ type }) => type === 'image')).toEqual([])
    expect(table.server.sequencer.log).toEqual([])
    // The browser itself logs the 422 response.
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

  test('a drawing dropped on the board is placed beside existing content, and replaces nothing', async () => {
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

  test('a scene that is replaced in one browser is restored', async () => {
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

function bytes(person: Person): Promise<number> {
  return person.page.evaluate(() => window.harness.channel.stats.bytes)
}
