import { FileChoice } from '@/components/ui/file-choice'
import styles from './new-room-form.module.css'

type DrawingChoiceProps = { drawing: File | null; onChange: (drawing: File | null) => void }

/** A drawing with which the board of a round alone begins. */
export function DrawingChoice({ drawing, onChange }: DrawingChoiceProps) {
  return (
    <div className={styles.drawing}>
      {drawing ? (
        <>
          <span>
            The board begins with <b>{drawing.name}</b>.
          </span>
          <button type="button" className={styles.pick} onClick={() => onChange(null)}>
            Begin empty
          </button>
        </>
      ) : (
        <>
          <FileChoice className={styles.pick} onFile={onChange}>
            Begin with a drawing
          </FileChoice>
          <small>An .excalidraw file. It will be on the board when the room opens.</small>
        </>
      )}
    </div>
  )
}
