'use client'

import { IconFileUpload } from '@tabler/icons-react'
import { FormError } from '@/components/ui/error-note'
import { FileChoice } from '@/components/ui/file-choice'
import type { FailureReason } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './drawing-box.module.css'
import type { CheckedDrawing } from './use-check'

type DrawingBoxProps = {
  checked: CheckedDrawing | null
  /** A file is being dragged over the page. */
  isOver: boolean
  problem: FailureReason | null
  onFile: (file: File) => void
}

/** The drawing being checked, where to open another, and why the last one could not be opened. */
export function DrawingBox({ checked, isOver, problem, onFile }: DrawingBoxProps) {
  if (!checked && !problem) return null
  return (
    <div className={styles.box} data-over={isOver}>
      {problem && <FormError>{sentenceOf(problem)}</FormError>}
      {checked && (
        <div className={styles.file}>
          <IconFileUpload size={18} stroke={1.7} aria-hidden="true" />
          <div>
            <p className={styles.name}>{checked.name}</p>
            <p className={styles.count}>
              <span role="status">{countOf(checked)} read.</span> Drop, paste or{' '}
              <FileChoice className={styles.choose} onFile={onFile}>
                choose another
              </FileChoice>
            </p>
          </div>
        </div>
      )}
    </div>
  )
}

function countOf({ graph: { components, edges } }: CheckedDrawing): string {
  const [parts, lines] = [components.length, edges.length]
  return `${parts} ${parts === 1 ? 'part' : 'parts'} and ${lines} ${lines === 1 ? 'connection' : 'connections'}`
}
