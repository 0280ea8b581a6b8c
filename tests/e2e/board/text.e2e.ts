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

  test('[B15] two people type in one text at once: each finds everything they wrote, in one piece', async () => {
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

  test('[B15] closing an editor in which nothing was typed undoes nothing', async () => {
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

  test('a shape is made narrower while another types in it: the text wraps to its current width', async () => {
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
    await b.editLabel(arrow.id)
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
