import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Binding, BoardElement } from '@/lib/board/domain/element/element'
import './harness-window'

/** An element as stored on a page's canvas. */
export type CanvasElement = BoardElement & {
  width: number
  height: number
  version: number
  boundElements: { id: string; type: string }[] | null
  startBinding: Binding | null
  endBinding: Binding | null
  status?: string
}

export type Tool =
  | 'rectangle'
  | 'diamond'
  | 'ellipse'
  | 'arrow'
  | 'line'
  | 'freedraw'
  | 'text'
  | 'frame'
  | 'eraser'

const KEYS: Record<Tool, string> = {
  rectangle: 'r',
  diamond: 'd',
  ellipse: 'o',
  arrow: 'a',
  line: 'l',
  freedraw: '7',
  text: 't',
  frame: 'f',
  eraser: 'e',
}

/** A user at a board: what they do with mouse and keys, and what their canvas shows. */
export class Person {
  constructor(
    readonly name: string,
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.url}/?client=${this.name}${query}`)
    await this.sitDown()
  }

  /** Switches to an empty board. */
  async restart(): Promise<void> {
    await this.page.evaluate(() => window.harness.restart())
    await this.sitDown()
  }

  private async sitDown(): Promise<void> {
    await this.page.waitForFunction(() => window.harness?.api && window.harness.channel.live)
    // Keys only reach the board while it has the focus.
    await this.page.mouse.click(1000, 720)
  }

  /** Ends any action in progress and switches to the selection tool. */
  async rest(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('1')
  }

  async take(tool: Tool): Promise<void> {
    await this.rest()
    await this.page.keyboard.press(KEYS[tool])
  }

  /** Drags from one place to another in `steps` moves, one per frame. */
  async drag(fromX: number, fromY: number, toX: number, toY: number, steps = 15): Promise<void> {
    await this.page.mouse.move(fromX, fromY)
    await this.page.mouse.down()
    for (let i = 1; i <= steps; i++) {
      await this.page.mouse.move(fromX + ((toX - fromX) * i) / steps, fromY + ((toY - fromY) * i) / steps)
      await this.frame()
    }
    await this.page.mouse.up()
  }

  async draw(tool: Tool, fromX: number, fromY: number, toX: number, toY: number): Promise<CanvasElement> {
    await this.take(tool)
    await this.drag(fromX, fromY, toX, toY)
    return this.last(tool)
  }

  /** Lets the page draw once. */
  async frame(): Promise<void> {
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))))
  }

  async elements(): Promise<CanvasElement[]> {
    const text = await this.page.evaluate(() => JSON.stringify(window.harness.api?.getSceneElements()))
    return JSON.parse(text) as CanvasElement[]
  }

  /** The element with this id, even if deleted; fails when there is none. */
  async element(id: string): Promise<CanvasElement> {
    const found = await this.find(id)
    expect(found, `${this.name} has no element ${id}`).toBeDefined()
    return found as CanvasElement
  }

  async find(id: string): Promise<CanvasElement | undefined> {
    const text = await this.page.evaluate(
      (wanted) =>
        JSON.stringify(
          window.harness.api?.getSceneElementsIncludingDeleted().find(({ id }) => id === wanted) ?? null,
        ),
      id,
    )
    return (JSON.parse(text) as CanvasElement | null) ?? undefined
  }

  async last(type: string): Promise<CanvasElement> {
    const found = (await this.elements()).filter((element) => element.type === type).at(-1)
    expect(found, `${this.name} has no ${type}`).toBeDefined()
    return found as CanvasElement
  }

  async labelOf(containerId: string): Promise<CanvasElement | undefined> {
    return (await this.elements()).find((element) => element.containerId === containerId)
  }

  async select(...ids: string[]): Promise<void> {
    await this.rest()
    await this.page.evaluate(async (wanted) => {
      const { api } = window.harness
      const selectedElementIds = Object.fromEntries(wanted.map((id) => [id, true as const]))
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      // On a busy machine, earlier keys may be processed after it.
      for (let tries = 0; tries < 30; tries++) {
        const shown = api?.getAppState().selectedElementIds
        if (tries > 1 && wanted.every((id) => shown?.[id])) break
        api?.updateScene({ appState: { selectedElementIds } })
        await frame()
      }
    }, ids)
    await this.frame()
  }

  /** Changes an element as a panel would: at once, and undoable. */
  async change(id: string, props: Record<string, unknown>): Promise<void> {
    await this.page.evaluate(
      ({ wanted, changes }) => {
        const { api, excalidraw } = window.harness
        const elements = api?.getSceneElementsIncludingDeleted() ?? []
        api?.updateScene({
          elements: elements.map((element) =>
            element.id === wanted ? excalidraw.newElementWith(element, changes) : element,
          ),
          captureUpdate: excalidraw.CaptureUpdateAction.IMMEDIATELY,
        })
      },
      { wanted: id, changes: props },
    )
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async undo(): Promise<void> {
    await this.press('Control+z')
    await this.frame()
  }

  async redo(): Promise<void> {
    await this.press('Control+Shift+z')
    await this.frame()
  }

  /** Opens the text editor at a place and waits for it. */
  async editText(x: number, y: number): Promise<void> {
    await this.rest()
    await this.page.mouse.dblclick(x, y)
    await this.page.waitForSelector('textarea.excalidraw-wysiwyg')
    // The editor only listens for losing the focus after this.
    await this.frame()
    await this.frame()
  }

  /** Opens the text editor of an arrow or a shape with the keyboard, retrying until it is open. */
  async editLabel(id: string): Promise<void> {
    await expect
      .poll(async () => {
        await this.select(id)
        await this.press('Enter')
        return await this.page.locator('textarea.excalidraw-wysiwyg').count()
      })
      .toBe(1)
    await this.frame()
    await this.frame()
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 30 })
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((given) => {
      const data = new DataTransfer()
      data.setData('text/plain', given)
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    }, text)
  }

  async offline(): Promise<void> {
    await this.page.evaluate(() => void window.harness.socket.disconnect())
  }

  async online(): Promise<void> {
    await this.page.evaluate(() => void window.harness.socket.connect())
    await this.page.waitForFunction(() => window.harness.channel.live, null, { timeout: 10_000 })
  }

  /** Waits until nothing is left to send, and the canvas has not changed for a while. */
  async quiet(seq: () => number): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      const reached = await this.page.evaluate(async () => {
        const { api, channel } = window.harness
        const sign = () => {
          const elements = api?.getSceneElementsIncludingDeleted() ?? []
          const versions = elements.reduce((sum, element) => sum + element.version, 0)
          return [channel.live, channel.seq, channel.replica.pendingCount, channel.waiting, versions].join()
        }
        let same = 0
        for (let before = sign(), frames = 0; same < 18 && frames < 300; frames++) {
          await new Promise((resolve) => requestAnimationFrame(resolve))
          const now = sign()
          same = now === before ? same + 1 : 0
          before = now
        }
        return channel.live && channel.replica.pendingCount === 0 && !channel.waiting ? channel.seq : -1
      })
      if (reached === seq()) return
    }
    const state = await this.page.evaluate(() => {
      const { live, seq: at, replica } = window.harness.channel
      return { live, at, pending: replica.pendingCount }
    })
    throw new Error(`${this.name} does not come to rest: ${JSON.stringify(state)} of ${seq()}`)
  }

  sent(): Promise<number> {
    return this.page.evaluate(() => window.harness.channel.stats.sent)
  }

  /**
   * Lets the canvas report changes for some frames, and everything that follows run; then all sent edits have arrived.
   */
  async doNothing(): Promise<void> {
    const waiting = await this.page.evaluate(async () => {
      const { api, socket, shortTimers } = window.harness
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      for (let frames = 0; frames < 10; frames++) {
        api?.refresh()
        await frame()
      }
      // Frames of a hidden page may come at any rate. Arriving data may start a timer again.
      const until = performance.now() + 30_000
      do {
        while (shortTimers().length > 0 && performance.now() < until) await frame()
        await new Promise<void>((resolve) => {
          socket.emit('marker', resolve)
        })
      } while (shortTimers().length > 0 && performance.now() < until)
      return shortTimers()
    })
    expect(waiting, `timers of ${this.name} that go on and on`).toEqual([])
  }
}
