import { describe, expect, test } from 'vitest'
import { appError } from '@/lib/shared/errors'
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

describe('[B37] the connection', () => {
  test('offline work is merged with what others did', async () => {
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

  test('offline work survives a reload', async () => {
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

  test('all connections break in the middle of a stroke', async () => {
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

  test('[B23] a refused edit is undone, with the reason, and drawing continues', async () => {
    const box = await a.draw('rectangle', 300, 200, 440, 280)
    await table.settled()
    table.server.refuse = () => {
      throw appError('board/too-large')
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

  test('[B23] a shape that is refused while it is being drawn is removed, and the next one can be drawn', async () => {
    table.server.refuse = () => {
      throw appError('board/too-many-elements')
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

  test('nothing is lost in either direction while another tab is shown', async () => {
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

  test('a member who only watches sees everything and sends nothing', async () => {
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
