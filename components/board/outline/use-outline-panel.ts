'use client'

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import type { OutlineDesk } from '@/lib/board/canvas/outline/outline-desk'
import type { Outline } from '@/lib/board/graph/outline/outline'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import * as actions from './outline-actions'
import { nextRow, type OutlineCommand } from './outline-keys'
import { elementsOfRow, type OutlineRow, rowsOf } from './rows'
import { useOutline } from './use-outline'

/** Which part of a row is being edited. */
export type Editing = Readonly<{ key: string; what: 'words' | 'kind' }>

export type OutlinePanelState = Readonly<{
  desk: OutlineDesk
  outline: Outline
  rows: readonly OutlineRow[]
  /** The row that is the tab stop of the tree. */
  row: OutlineRow | null
  editing: Editing | null
  /** The result of the last edit, as a sentence. */
  said: string
  /** The text in the quick line. */
  typed: string
  tree: RefObject<HTMLDivElement | null>
  line: RefObject<HTMLInputElement | null>
  type: (text: string) => void
  choose: (row: OutlineRow) => void
  run: (command: OutlineCommand, row: OutlineRow) => void
  undo: (isRedo: boolean) => void
  write: (row: OutlineRow, text: string) => void
  setKind: (row: OutlineRow, kind: ComponentKind) => void
  cancel: () => void
  draw: () => void
  /** Goes to the row of what a line refers to, if there is nothing to draw. */
  goTo: (key: string) => void
  toTree: () => void
}>

/** All state and behaviour of the outline's panel. */
export function useOutlinePanel(channel: OutlineChannel): OutlinePanelState {
  const { desk, outline } = useOutline(channel)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<string | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [said, setSaid] = useState('')
  const [typed, setTyped] = useState('')
  const tree = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLInputElement>(null)
  const rows = rowsOf(outline, folded)
  const place = useRef(0)
  const found = rows.findIndex(({ key }) => key === chosen)
  // The selected row may have been removed: select the one that took its place.
  const at = found >= 0 ? found : Math.min(place.current, rows.length - 1)
  const wantsFocus = useRef(false)
  const focused = useRef<string | null>(null)
  const focusCurrent = () => {
    const current = tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')
    ;(current ?? line.current)?.focus()
  }
  // Within the commit: an effect left over from an earlier commit would act on a key pressed since, at the row that
  // the key has just left.
  useLayoutEffect(() => {
    place.current = Math.max(0, at)
    // Anyone's edit may have removed the focused row, and with it the focus.
    const isLost =
      focused.current !== null &&
      document.activeElement === document.body &&
      !rows.some(({ key }) => key === focused.current)
    if (!wantsFocus.current && !isLost) return
    focused.current = null
    wantsFocus.current = false
    focusCurrent()
  })

  /** Focuses the current row; if something is being edited, only after the field is gone. */
  const focusTree = () => {
    if (!editing) return focusCurrent()
    wantsFocus.current = true
    setEditing(null)
  }
  const goToRow = (to: OutlineRow) => {
    setChosen(to.key)
    wantsFocus.current = true
  }
  const finish = ({ isDone, says }: actions.EditOutcome) => {
    setSaid(says)
    if (!isDone) return
    // The board has changed, and its rows are rendered again.
    wantsFocus.current = true
    setEditing(null)
  }
  const begin = (text: string) => {
    setTyped(text)
    line.current?.focus()
  }
  const fold = (key: string, isFolded: boolean) =>
    setFolded((now) => new Set(isFolded ? [...now, key] : [...now].filter((one) => one !== key)))
  const undo = (isRedo: boolean) => {
    const words = isRedo ? desk.redo() : desk.undo()
    if (words === null)
      setSaid(isRedo ? 'There is nothing to redo.' : 'There is nothing in the outline to undo.')
    else setSaid(`${isRedo ? 'Redone' : 'Undone'}: ${words}.`)
  }
  const move = ({ entry }: OutlineRow, by: 1 | -1) => {
    const { parts } = outline
    const other = parts[parts.findIndex(({ part }) => part.id === entry.part.id) + by]
    if (other) finish(actions.swap(desk, entry.part.id, other.part.id))
    else setSaid(by < 0 ? 'It is already the first part.' : 'It is already the last part.')
  }

  const run = (command: OutlineCommand, row: OutlineRow) => {
    const to = nextRow(command, rows, at)
    if (to) return goToRow(to)
    switch (command) {
      case 'open':
      case 'close':
        if (row.is === 'part' && row.isOpen !== null) fold(row.key, command === 'close')
        return
      case 'go':
        return desk.show(elementsOfRow(row), true)
      case 'words':
      case 'kind':
        // A connection has no kind, only words.
        return setEditing({ key: row.key, what: row.is === 'part' ? command : 'words' })
      case 'connect':
        return begin(`${row.entry.part.label} -> `)
      case 'add':
        return begin('')
      case 'earlier':
      case 'later':
        return move(row, command === 'later' ? 1 : -1)
      case 'arrange':
        return setSaid(actions.arrange(desk).says)
      case 'remove':
        return finish(
          row.is === 'part'
            ? actions.removePart(desk, row.entry.part.id)
            : actions.removeConnection(desk, row.connection.edge),
        )
      case 'undo':
      case 'redo':
        return undo(command === 'redo')
      default:
        return
    }
  }

  return {
    ...{ desk, outline, rows, editing, said, typed, tree, line, undo, run },
    row: rows[at] ?? null,
    type: setTyped,
    choose: (to) => {
      setChosen(to.key)
      focused.current = to.key
      desk.show(elementsOfRow(to), false)
    },
    write: (to, text) =>
      finish(
        to.is === 'part'
          ? actions.rename(desk, to.entry.part.id, text)
          : actions.relabel(desk, to.connection.edge, text),
      ),
    setKind: (to, kind) => finish(actions.changeKind(desk, to.entry.part.id, kind)),
    cancel: focusTree,
    draw: () => {
      const { ids, isDone, says } = actions.draw(desk, typed)
      setSaid(says)
      if (!isDone) return
      setTyped('')
      desk.show(ids, false)
    },
    goTo: (key) => {
      const to = rowsOf(outline, new Set()).find((one) => one.key === key)
      if (!to) return
      fold(to.entry.part.id, false)
      goToRow(to)
      desk.show(elementsOfRow(to), true)
    },
    toTree: focusTree,
  }
}
