'use client'

import { Button } from '@mantine/core'
import { FileChoice } from '@/components/ui/file-choice'
import { appError, type FailureReason } from '@/lib/shared/errors'
import styles from './no-drawing.module.css'

type NoDrawingProps = {
  isOver: boolean
  onFile: (file: File) => void
  onPaste: (text: string) => void
  onFail: (problem: FailureReason) => void
  onExample: () => void
}

/** A placeholder for the drawing: ways to open one, and an example to try. */
export function NoDrawing({ isOver, onFile, onPaste, onFail, onExample }: NoDrawingProps) {
  const paste = async () => {
    const text = await navigator.clipboard?.readText().catch(() => null)
    if (text) onPaste(text)
    else onFail(appError('drawing/no-clipboard'))
  }
  return (
    <div className={styles.place} data-over={isOver}>
      <div className={styles.inner}>
        <h2>Drop an .excalidraw file here</h2>
        <p>
          You see how your drawing reads as a design, part by part, and what a careful colleague would ask
          about it.
        </p>
        <div className={styles.actions}>
          <FileChoice className={styles.choose} onFile={onFile}>
            Choose a file
          </FileChoice>
          <Button variant="default" onClick={() => void paste()}>
            Paste
          </Button>
          <Button variant="default" onClick={onExample}>
            Try an example
          </Button>
        </div>
        <p className={styles.hint}>
          From excalidraw.com: menu, “Save to…”, or select all and copy. Up to 20 MB and 5,000 elements.
        </p>
      </div>
    </div>
  )
}
