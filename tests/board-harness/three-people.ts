import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest'
import { decodePatches } from '@/lib/board/domain/patch/codec'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { distanceToShape, endOf, startOf } from './geometry'
import type { CanvasElement, Person } from './person'
import { startBrowser, Table } from './table'

// Excalidraw in real browsers around one board, without the rest of the app. Each test checks the result of a gesture,
// besides that all boards are equal; the numbers are those of lib/rooms/SPEC.md.

export let table: Table
export let a: Person
export let b: Person
export let c: Person

/** Puts three users at one board for the tests of a file; each test begins with an empty one. */
export function threePeople(): void {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser(inject('chromium'))
    table = new Table(browser, [inject('boardPage'), path.resolve('public')])
    ;[a, b, c] = (await table.open('a', 'b', 'c')) as [Person, Person, Person]
  })

  afterAll(async () => {
    await table?.close()
    await browser?.close()
  })

  beforeEach(async () => {
    await table.clear('a', 'b', 'c')
    table.server.latency = 30
  })
}

/** What each user's canvas shows of an element. */
export function everywhere(id: string): Promise<CanvasElement[]> {
  return Promise.all(table.people.map((person) => person.element(id)))
}

/** Everything that was ever sent. */
export function logged(): Patch[] {
  const { log, doc } = table.server.sequencer
  return log.flatMap(({ bytes }) => decodePatches(bytes, doc.refs))
}

export async function twoShapesAndAnArrow(): Promise<{
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

/** Checks that both ends of an arrow touch their shapes, on every canvas. */
export async function expectAttached(arrowId: string): Promise<void> {
  for (const person of table.people) {
    const arrow = await person.element(arrowId)
    const [from, to] = [arrow.startBinding?.elementId, arrow.endBinding?.elementId]
    expect(distanceToShape(startOf(arrow), await person.element(from ?? ''))).toBeLessThan(16)
    expect(distanceToShape(endOf(arrow), await person.element(to ?? ''))).toBeLessThan(16)
  }
}
