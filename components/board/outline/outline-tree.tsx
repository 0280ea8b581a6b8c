'use client'

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { nameToEdit } from '@/lib/board/graph/outline/edit/rename-part'
import { connectionWords, partWords, saysNoWaiting, verbOf } from '@/lib/board/graph/outline/outline-words'
import { KindChoice } from './kind-choice'
import { outlineCommand } from './outline-keys'
import styles from './outline-tree.module.css'
import type { OutlineRow } from './rows'
import { TextEdit } from './text-edit'
import type { OutlinePanelState } from './use-outline-panel'

/** Parts, and under each the connections that start at it. One row is the tab stop; arrow keys move it. */
export function OutlineTree({ panel }: { panel: OutlinePanelState }) {
  const { rows, row: current, editing, desk, tree } = panel
  return (
    <div
      ref={tree}
      className={styles.tree}
      role="tree"
      aria-label="Parts of the board and their connections"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (!current || editing) return
        const command = outlineCommand(event, desk.canEdit)
        if (!command) return
        event.preventDefault()
        event.stopPropagation()
        panel.run(command, current)
      }}
    >
      {rows.map((row) => (
        <div
          key={row.key}
          className={row.is === 'part' ? styles.part : styles.connection}
          role="treeitem"
          aria-level={row.is === 'part' ? 1 : 2}
          aria-posinset={row.place}
          aria-setsize={row.of}
          aria-expanded={row.is === 'part' && row.isOpen !== null ? row.isOpen : undefined}
          aria-selected={row.key === current?.key}
          // While the row is edited, its field provides the label.
          aria-label={editing?.key === row.key ? undefined : wordsOf(row)}
          tabIndex={row.key === current?.key ? 0 : -1}
          onFocus={(event) => event.target === event.currentTarget && panel.choose(row)}
          onDoubleClick={() => panel.run('go', row)}
        >
          {editing?.key === row.key ? (
            <RowEdit row={row} panel={panel} />
          ) : (
            // The row's name already says this word for word: speech input users say what they see.
            <span className={styles.words} aria-hidden="true">
              <RowWords row={row} panel={panel} />
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

function wordsOf(row: OutlineRow): string {
  return row.is === 'part' ? partWords(row.entry) : connectionWords(row.entry.part.kind, row.connection)
}

function RowWords({ row, panel }: { row: OutlineRow; panel: OutlinePanelState }) {
  if (row.is === 'connection') {
    const { toLabel, edge } = row.connection
    return (
      <>
        <span className={styles.verb}>{verbOf(row.entry.part.kind, row.connection)}</span>{' '}
        <span>
          <u>{toLabel}</u>
          {edge.label && (
            <>
              : <code>{edge.label}</code>
            </>
          )}
        </span>{' '}
        {saysNoWaiting(row.entry.part.kind, row.connection) && (
          <span className={styles.aside}>without waiting</span>
        )}
      </>
    )
  }
  const { part, groups } = row.entry
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight
  return (
    <>
      <span className={styles.fold}>
        {row.isOpen !== null && (
          // For pointers; keyboard users have the arrow keys.
          // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: see above
          <span onClick={() => panel.run(row.isOpen ? 'close' : 'open', row)}>
            <Chevron size={14} stroke={1.7} />
          </span>
        )}
      </span>
      <b>{part.label}</b>{' '}
      <span className={styles.kind}>
        {part.count > 1 && `${part.count} × `}
        {part.kind}
        {groups.length > 0 && `, in ${groups.join(', ')}`}
      </span>
    </>
  )
}

function RowEdit({ row, panel }: { row: OutlineRow; panel: OutlinePanelState }) {
  const { editing, desk } = panel
  if (row.is === 'part' && editing?.what === 'kind')
    return (
      <KindChoice
        label={`Kind of ${row.entry.part.label}`}
        kind={row.entry.part.kind}
        onChoose={(kind) => panel.setKind(row, kind)}
        onCancel={panel.cancel}
      />
    )
  const { part } = row.entry
  return (
    <TextEdit
      label={row.is === 'part' ? `Name of ${part.label}` : `Label of the arrow to ${row.connection.toLabel}`}
      text={row.is === 'part' ? nameToEdit(desk.read().elements, part) : row.connection.edge.label}
      onDone={(text) => panel.write(row, text)}
      onCancel={panel.cancel}
    />
  )
}
