'use client'

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

/** What can be done with the selected row, with the corresponding keys in the tree. */
export function OutlineTools({ panel }: { panel: OutlinePanelState }) {
  const { row } = panel
  if (!row) return null
  const name = row.is === 'part' ? row.entry.part.label : `the arrow to ${row.connection.toLabel}`
  return (
    <div className={styles.tools} role="toolbar" aria-label={`Change ${name}`}>
      {(row.is === 'part' ? FOR_PARTS : FOR_CONNECTIONS).map(({ command, says, key, aria }) => (
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
    </div>
  )
}
