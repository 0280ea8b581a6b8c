import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './panels.module.css'
import { TimeChip } from './time-chip'

type NotesPanelProps = {
  notes: SessionRecord['notes']
  moment: number | null
  onShow: (elapsed: number) => void
}

/** The viewer's own private notes. */
export function NotesPanel({ notes, moment, onShow }: NotesPanelProps) {
  if (notes.length === 0) return <p className={styles.nothing}>You took no notes in this round.</p>
  return (
    <>
      <p className={styles.private}>Only you see these.</p>
      <ul className={styles.panel}>
        {notes.map(({ seq, elapsed, step, text }) => (
          <li key={seq} className={styles.message}>
            <p className={styles.who}>
              <TimeChip elapsed={elapsed} moment={moment} onShow={onShow} />
              {step && <span>{step}</span>}
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
