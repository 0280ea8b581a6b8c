import styles from './going-note.module.css'
import { goingDay } from './sessions/session-words'

type GoingNoteProps = {
  /** When it will be deleted, in ms since 1970. */
  goesAt: number
  canDownload: boolean
  /** The viewer's time zone. */
  timeZone: string
}

/**
 * Shows on a session's page when the session will be deleted, on installations that keep rounds for a limited time.
 */
export function GoingNote({ goesAt, canDownload, timeZone }: GoingNoteProps) {
  return (
    <p className={styles.note}>
      This session will be deleted {goingDay(goesAt, timeZone, new Date())}, for everybody who was in it.
      {canDownload && ' Download it if you want to keep it.'}
    </p>
  )
}
