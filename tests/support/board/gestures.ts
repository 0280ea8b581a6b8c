import type { BoardElement } from '@/lib/board/domain/element/element'
import type { BrowserModel } from './browser-model'
import { element } from './elements'
import type { Random } from './random'

/** The parts of a browser that a gesture needs. */
export type Canvas = Pick<BrowserModel, 'elements' | 'edit' | 'change'> & Partial<Pick<BrowserModel, 'paste'>>

const COLORS = ['#1e1e1e', '#e03131', '#2f9e44', '#1971c2'] as const

/** Something that a user might do to the board next. `id` is for a new element. */
export function gesture(browser: Canvas, random: Random, id: string): void {
  const all = browser.elements()
  const live = all.filter((one) => !one.isDeleted)
  if (live.length === 0 || random.chance(0.15)) {
    draw(browser, random, id, live)
    return
  }
  if (browser.paste && random.chance(0.01)) {
    // A paste: one edit, larger than the size up to which an op is extended with further edits.
    const index = () => `b${1 + random.below(9)}${1 + random.below(9)}${1 + random.below(9)}`
    browser.paste(Array.from({ length: 70 }, (_, i) => element(`${id}-${i}`, 'ellipse', { index: index() })))
    return
  }
  const target = random.pick(random.chance(0.1) ? all : live)
  switch (random.below(9)) {
    case 0:
      browser.change(target.id, { isDeleted: !target.isDeleted })
      return
    case 1:
      browser.change(target.id, { strokeColor: random.pick(COLORS) })
      return
    case 2:
      browser.change(target.id, { index: `a${1 + random.below(9)}${1 + random.below(9)}` })
      return
    case 3:
      browser.change(target.id, { groupIds: random.chance(0.5) ? [] : [`group-${random.below(5)}`] })
      return
    case 4:
      for (const one of live.slice(0, 30)) browser.change(one.id, { x: one.x + 7.25, y: one.y - 3 })
      return
    case 5:
      browser.change(target.id, { locked: !target.locked, opacity: random.below(101) })
      return
    default:
      shape(browser, random, target)
  }
}

function draw(browser: Canvas, random: Random, id: string, live: readonly BoardElement[]): void {
  const place = {
    x: random.below(90_000) / 100,
    y: random.below(90_000) / 100,
    index: `a${1 + random.below(9)}`,
  }
  const target = live.length > 0 ? random.pick(live) : undefined
  switch (random.below(4)) {
    case 0:
      browser.edit(element(id, 'freedraw', { ...place, points: [[0, 0]] }))
      return
    case 1: {
      const binding = target ? { elementId: target.id, focus: random.below(100) / 100, gap: 4 } : null
      browser.edit(
        element(id, 'arrow', {
          ...place,
          points: [
            [0, 0],
            [80.5, 20],
          ],
          endBinding: binding,
        }),
      )
      return
    }
    case 2:
      browser.edit(
        element(id, 'text', {
          ...place,
          containerId: target?.type === 'rectangle' ? target.id : null,
          text: id,
        }),
      )
      return
    default:
      browser.edit(element(id, 'rectangle', { ...place, width: 100, height: 60 }))
  }
}

function shape(browser: Canvas, random: Random, target: BoardElement): void {
  if (target.type === 'freedraw') {
    const points = [...(target.points ?? [])]
    for (let left = random.below(6); left >= 0; left--)
      points.push([random.below(9_900) / 100, random.below(99)])
    browser.change(target.id, { points: random.chance(0.05) ? points.map(([x, y]) => [x * 2, y]) : points })
  } else if (target.type === 'arrow') {
    browser.change(target.id, {
      points: [
        [0, 0],
        [random.below(900) / 10, random.below(900) / 10],
      ],
    })
  } else if (target.type === 'text') {
    const text = `${target.text} ${random.below(10)}`
    browser.change(target.id, { text, originalText: text, width: text.length * 9.37 })
  } else {
    browser.change(target.id, { x: target.x + random.next() * 20, width: random.below(200) + random.next() })
  }
}
