import { type Browser, chromium } from 'playwright-core'
import { expect } from 'vitest'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { byOrder } from '@/lib/board/domain/order/order-key'
import { sceneElements } from '@/lib/board/domain/scene'
import { HarnessServer } from './harness-server'
import { type CanvasElement, Person } from './person'

/** Starts the browser that the people of all tests share. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Several users at one board, each in a browser of their own. */
export class Table {
  people: Person[] = []
  /** Errors on any console, and requests to another host. */
  readonly troubles: string[] = []
  readonly server: HarnessServer
  private url = ''

  constructor(
    private readonly browser: Browser,
    folders: readonly string[],
  ) {
    this.server = new HarnessServer(folders)
  }

  async open(...names: string[]): Promise<Person[]> {
    this.url = await this.server.listen()
    await Promise.all(names.map((name) => this.join(name)))
    this.people.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
    return [...this.people]
  }

  async join(name: string, query = ''): Promise<Person> {
    const context = await this.browser.newContext({
      viewport: { width: 1120, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.on('console', (message) => {
      // A connection that the test breaks is not the board's fault.
      if (message.type() !== 'error' || message.text().startsWith('WebSocket is already')) return
      this.troubles.push(`${name}: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.troubles.push(`${name}: ${error.message}`))
    await context.route('**/*', (route) => {
      const { protocol, host } = new URL(route.request().url())
      if (host === new URL(this.url).host || protocol === 'data:' || protocol === 'blob:')
        return route.continue()
      this.troubles.push(`${name} asked another host: ${route.request().url()}`)
      return route.abort()
    })
    const person = new Person(name, page, context, this.url)
    this.people.push(person)
    await person.open(query)
    return person
  }

  /** An empty board for the same users; those who joined later leave. */
  async clear(...names: string[]): Promise<void> {
    const late = this.people.filter(({ name }) => !names.includes(name))
    this.people = this.people.filter(({ name }) => names.includes(name))
    await Promise.all(late.map(({ context }) => context.close()))
    // Nothing from the last board may arrive at the next one.
    await Promise.all(this.people.map((person) => person.offline()))
    await expect.poll(() => this.server.lines).toBe(0)
    this.server.reset()
    this.troubles.length = 0
    await Promise.all(this.people.map((person) => person.restart()))
  }

  async close(): Promise<void> {
    await Promise.all(this.people.map(({ context }) => context.close()))
    await this.server.close()
  }

  /** Waits until everybody has received everything, then checks that every canvas shows exactly the server's board. */
  async settled(): Promise<void> {
    const seq = () => this.server.sequencer.log.length
    // Repeated if somebody sent something while settling.
    for (let before = -1; before !== seq(); ) {
      before = seq()
      await Promise.all(this.people.map((person) => person.quiet(seq)))
    }
    for (const person of this.people) this.compare(person.name, await person.elements())
    expect(this.troubles).toEqual([])
  }

  /** Checks that users who do nothing send nothing, however often their canvases are read. */
  async idle(): Promise<void> {
    const before = this.server.editsArrived
    await Promise.all(this.people.map((person) => person.doNothing()))
    expect(this.server.editsArrived).toBe(before)
  }

  private compare(name: string, shown: CanvasElement[]): void {
    const { doc } = this.server.sequencer
    const wanted = sceneElements(doc) as unknown as CanvasElement[]
    const order = [...doc.elements.values()].filter(({ isDeleted }) => !isDeleted).sort(byOrder)
    expect(
      shown.map(({ id }) => id),
      `${name} shows other elements, or in another order`,
    ).toEqual(order.map(({ id }) => id))
    for (const [place, element] of shown.entries()) {
      const about = `${name}'s ${element.type} ${element.id}`
      expect(diffElement(doc.elements.get(element.id), element), `${about} differs from the board`).toEqual(
        [],
      )
      const want = wanted[place]
      const ids = (list: CanvasElement['boundElements']) => (list ?? []).map(({ id }) => id).sort()
      expect(ids(element.boundElements), `what is bound to ${about}`).toEqual(
        ids(want?.boundElements ?? null),
      )
      if (!want || !element.containerId) continue
      const container = shown.find(({ id }) => id === element.containerId)
      // Labels of arrows are positioned by Excalidraw when it draws them.
      if (container?.type === 'arrow') continue
      expect(Math.abs(element.x - want.x), `x of ${about}`).toBeLessThan(0.05)
      expect(Math.abs(element.y - want.y), `y of ${about}`).toBeLessThan(0.05)
    }
  }
}
