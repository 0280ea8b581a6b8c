'use client'

import { IconArrowBackUp, IconArrowForwardUp, IconLayoutDistributeVertical } from '@tabler/icons-react'
import styles from './outline-tools.module.css'
import type { OutlinePanelState } from './use-outline-panel'

/** Tools for the whole outline: layout, undo and redo. */
export function BoardTools({ panel }: { panel: OutlinePanelState }) {
  const { row, desk } = panel
  return (
    <div className={styles.board}>
      {row && (
        <button
          type="button"
          className={styles.icon}
          aria-label="Rearrange the board"
          aria-keyshortcuts="L"
          title="Rearrange the board (L)"
          onClick={() => panel.run('arrange', row)}
        >
          <IconLayoutDistributeVertical size={16} stroke={1.7} />
        </button>
      )}
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
