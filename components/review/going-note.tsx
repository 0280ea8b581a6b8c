import styles from './going-note.module.css'
import { goingDay } from './sessions/session-words'

type GoingNoteProps = {
  /** From when on it is deleted, in ms since 1970. */
  goesAt: number
  canDownload: boolean
  /** Of the viewer. */
  timeZone: string
}

/** Says on a session's page when it is deleted, where rounds are kept for some time only. */
export function GoingNote({ goesAt, canDownload, timeZone }: GoingNoteProps) {
  return (
    <p className={styles.note}>
      This session will be deleted {goingDay(goesAt, timeZone, new Date())}, for everybody who was in it.
      {canDownload && ' Download it if you want to keep it.'}
    </p>
  )
}
