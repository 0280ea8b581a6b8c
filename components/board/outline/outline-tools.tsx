'use client'

import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { Kbd } from '@/components/ui/kbd'
import type { OutlineCommand } from './outline-keys'
import styles from './outline-tools.module.css'
import type { OutlinePanelState } from './use-outline-panel'

type Tool = Readonly<{ command: OutlineCommand; says: string; key: string; aria: string }>

const FOR_PARTS: readonly Tool[] = [
  { command: 'words', says: 'Rename', key: 'F2', aria: 'F2' },
  { command: 'kind', says: 'Kind', key: 'K', aria: 'K' },
  { command: 'connect', says: 'Connect', key: 'C', aria: 'C' },
  { command: 'earlier', says: 'Earlier', key: 'Alt ↑', aria: 'Alt+ArrowUp' },
  { command: 'later', says: 'Later', key: 'Alt ↓', aria: 'Alt+ArrowDown' },
  { command: 'remove', says: 'Delete', key: 'Del', aria: 'Delete' },
]
const FOR_CONNECTIONS: readonly Tool[] = [
  { command: 'words', says: 'Label', key: 'F2', aria: 'F2' },
  { command: 'remove', says: 'Delete', key: 'Del', aria: 'Delete' },
]

/** What can be done with the chosen row, with the keys that do it in the tree. */
export function OutlineTools({ panel }: { panel: OutlinePanelState }) {
  const { row, desk } = panel
  const name =
    row?.is === 'part' ? row.entry.part.label : row ? `the arrow to ${row.connection.toLabel}` : null
  return (
    <div className={styles.tools} role="toolbar" aria-label={name ? `Change ${name}` : 'Change the outline'}>
      {row &&
        (row.is === 'part' ? FOR_PARTS : FOR_CONNECTIONS).map(({ command, says, key, aria }) => (
          <button
            key={command}
            type="button"
            className={styles.tool}
            aria-keyshortcuts={aria}
            onClick={() => panel.run(command, row)}
          >
            {says}
            <Kbd>{key}</Kbd>
          </button>
        ))}
      <span className={styles.gap} />
      <button
        type="button"
        className={styles.icon}
        aria-label="Undo in the outline"
        title={desk.undoWords ? `Undo: ${desk.undoWords}` : 'Undo'}
        disabled={desk.undoWords === null}
        onClick={() => panel.undo(false)}
      >
        <IconArrowBackUp size={16} stroke={1.7} />
      </button>
      <button
        type="button"
        className={styles.icon}
        aria-label="Redo in the outline"
        title={desk.redoWords ? `Redo: ${desk.redoWords}` : 'Redo'}
        disabled={desk.redoWords === null}
        onClick={() => panel.undo(true)}
      >
        <IconArrowForwardUp size={16} stroke={1.7} />
      </button>
    </div>
  )
}
