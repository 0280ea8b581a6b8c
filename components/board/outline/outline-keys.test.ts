import { expect, test } from 'vitest'
import { emptyBoard } from '@/lib/board/domain/doc'
import { outlineOf } from '@/lib/board/graph/outline/outline'
import { OutlinedRoom } from '@/tests/support/board/outlined'
import { nextRow, outlineCommand } from './outline-keys'
import { rowsOf } from './rows'

const press = (keys: string) => {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const has = (name: string) => parts.slice(0, -1).includes(name)
  return { key, altKey: has('Alt'), ctrlKey: has('Control'), metaKey: has('Meta'), shiftKey: has('Shift') }
}

test.each([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['Home', 'first'],
  ['End', 'last'],
  ['ArrowRight', 'open'],
  ['ArrowLeft', 'close'],
  ['Enter', 'go'],
])('[BO10] %s moves through the tree, also for members who only watch', (keys, command) => {
  expect([true, false].map((canEdit) => outlineCommand(press(keys), canEdit))).toEqual([command, command])
})

test.each([
  ['F2', 'words'],
  ['k', 'kind'],
  ['K', 'kind'],
  ['c', 'connect'],
  ['a', 'add'],
  ['q', 'add'],
  ['l', 'arrange'],
  ['Delete', 'remove'],
  ['Backspace', 'remove'],
  ['Alt+ArrowUp', 'earlier'],
  ['Alt+ArrowDown', 'later'],
  ['Control+z', 'undo'],
  ['Meta+z', 'undo'],
  ['Control+Shift+Z', 'redo'],
  ['Control+y', 'redo'],
])('[BO10] %s edits, for members who may draw', (keys, command) => {
  expect([true, false].map((canEdit) => outlineCommand(press(keys), canEdit))).toEqual([command, null])
})

test.each(['Alt+n', 'F6', 'Tab', 'Escape', 'Control+k', 'Control+Alt+z', 'Shift+k', 'x', '?'])(
  '[BO10] %s is left to the page',
  (keys) => {
    expect(outlineCommand(press(keys), true)).toBeNull()
  },
)

test('[BO10] arrow keys go down into the connections of a part and back to it, and past folded ones', () => {
  const room = new OutlinedRoom().draw('App -> Api gateway', 'gateway -> Links cache')
  const outline = outlineOf(room.board)
  const all = rowsOf(outline, new Set())
  expect(all.map(({ is, place, of }) => [is, place, of])).toEqual([
    ['part', 1, 3],
    ['connection', 1, 1],
    ['part', 2, 3],
    ['connection', 1, 1],
    ['part', 3, 3],
  ])
  expect(nextRow('open', all, 0)).toBe(all[1])
  expect(nextRow('close', all, 1)).toBe(all[0])
  expect([nextRow('open', all, 4), nextRow('close', all, 0)]).toEqual([null, null])
  expect([nextRow('previous', all, 0), nextRow('next', all, 4)]).toEqual([null, null])
  expect([nextRow('first', all, 3), nextRow('last', all, 0)]).toEqual([all[0], all[4]])
  const folded = rowsOf(outline, new Set([all[0]?.key ?? '']))
  expect(nextRow('next', folded, 0)?.key).toBe(all[2]?.key)
  expect(nextRow('open', folded, 0)).toBeNull()
})

test('[BO1] an empty board has no rows', () => {
  expect(
    rowsOf(
      outlineOf({
        elements: emptyBoard().elements,
        graph: { components: [], edges: [], groups: [], unread: [] },
      }),
      new Set(),
    ),
  ).toEqual([])
})
