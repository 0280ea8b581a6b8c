import { describe, expect, test } from 'vitest'
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

describe('[B34] undo', () => {
  test('undoes the user’s own changes and leaves later ones by others', async () => {
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

  test('leaves others’ changes to the element that the user was dragging', async () => {
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

  test('leaves others’ later changes to the same property, and so does redo', async () => {
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

  test('leaves a labelled shape where another user has put it since, until the shape itself is undone', async () => {
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

  test('never undoes others’ drawings', async () => {
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

  test('restores a deleted shape with others’ changes made meanwhile', async () => {
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
