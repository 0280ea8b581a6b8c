import { describe, expect, test } from 'vitest'
import type { Person } from '../../board-harness/person'
import {
  a,
  b,
  c,
  everywhere,
  logged,
  table,
  threePeople,
  twoShapesAndAnArrow,
} from '../../board-harness/three-people'

threePeople()

describe('[B32] simultaneous actions', () => {
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
    // Only the server corrected the keys: no canvas sent one that it had made up.
    for (const patch of logged()) expect(patch.kind === 'set' && 'index' in patch.props).toBe(false)
    await table.idle()
  })

  test('[B8] three move things to the front and the back at once', async () => {
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
