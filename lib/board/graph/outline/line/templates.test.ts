import { describe, expect, test } from 'vitest'
import { OutlinedRoom } from '@/tests/support/board/outlined'
import { TEMPLATES } from './templates'

describe.each(TEMPLATES)('[BS3] the template "$name"', ({ lines }) => {
  test('is a connected design in which every part states its kind', () => {
    const { components, edges, unread } = new OutlinedRoom().draw(...lines).board.graph
    expect(components.length).toBeGreaterThan(2)
    expect(components.map(({ source }) => source)).toEqual(components.map(() => 'stated'))
    expect(components.map(({ kind }) => kind)).not.toContain('other')
    const ends = new Set(edges.flatMap(({ from, to }) => [from, to]))
    expect(components.filter(({ id }) => !ends.has(id))).toEqual([])
    expect(unread).toEqual([])
  })

  test('adds nothing to a board that has it, and adds only the missing parts to one that has some of them', () => {
    const room = new OutlinedRoom().draw(...lines)
    const { size } = room.elements
    expect(room.draw(...lines).elements.size).toBe(size)
    const all = new OutlinedRoom()
    for (const { lines: others } of TEMPLATES) all.draw(...others)
    const labels = all.board.graph.components.map(({ label }) => label)
    expect(labels.toSorted()).toEqual([...new Set(labels)].toSorted())
    expect(labels.filter((label) => label === 'Database')).toHaveLength(1)
  })
})
