import { IconAlertCircle, IconCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import styles from './save-state.module.css'

/** Where the user's changes are stored. Based only on acknowledgements: "saved" is never a guess. */
export type SaveStatus =
  | { status: 'saved' }
  | { status: 'saving' }
  /** Not in the room yet. */
  | { status: 'connecting' }
  /** In the room, but the board is not visible yet. */
  | { status: 'opening' }
  | { status: 'offline'; kept: number }
  /** Unsaved, and a reload would lose it. */
  | { status: 'unkept' }
  | { status: 'refused'; reason: string }

/** The save state; changes are announced politely. */
export function SaveState({ state }: { state: SaveStatus }) {
  return (
    <span role="status" aria-label="Save state" className={styles.frame}>
      <Shown state={state} />
    </span>
  )
}

function Shown({ state }: { state: SaveStatus }) {
  const icon = { size: 14, stroke: 2, 'aria-hidden': true } as const
  switch (state.status) {
    case 'saved':
      return (
        <span className={styles.state}>
          <IconCheck {...icon} />
          <span className={styles.word}>Saved</span>
        </span>
      )
    case 'saving':
      return (
        <span className={styles.state}>
          <IconRefresh {...icon} />
          <span className={styles.word}>Saving</span>
        </span>
      )
    case 'connecting':
      return <span className={styles.state}>Connecting</span>
    case 'opening':
      return <span className={styles.state}>Opening the board</span>
    case 'offline':
      return (
        <span className={`${styles.state} ${styles.warn}`}>
          <IconCloudOff {...icon} />
          Offline
          {state.kept > 0 && <span className={styles.detail}> · {count(state.kept)} kept here</span>}
        </span>
      )
    case 'unkept':
      return (
        <span className={`${styles.state} ${styles.bad}`}>
          <IconAlertCircle {...icon} />
          Not kept in this browser: leave this page open until Saved
        </span>
      )
    case 'refused':
      return (
        <span className={`${styles.state} ${styles.bad}`}>
          <IconAlertCircle {...icon} />
          Not saved: {state.reason}
        </span>
      )
  }
}

function count(edits: number): string {
  return edits === 1 ? '1 edit' : `${edits} edits`
}
