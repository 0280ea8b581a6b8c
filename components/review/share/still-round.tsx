'use client'

import { useComputedColorScheme, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { ReadOnlyBoard } from '@/components/board/read-only-board'
import { posterOfPacked } from '@/lib/review/domain/packed-board'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { useBoardFiles } from '../board/use-board-files'
import { useFinalBoard } from '../board/use-final-board'
import { WorksheetTexts } from '../record/worksheet-panel'
import styles from './shared-page.module.css'

type StillRoundProps = {
  token: string
  /** The final board, packed. */
  packed: string
  /** The final worksheet; null if it is not shown. */
  fields: SessionRecord['fields'] | null
}

/** The final state of a round. */
export function StillRound({ token, packed, fields }: StillRoundProps) {
  const board = <StillBoard token={token} packed={packed} />
  if (!fields) return <div className={styles.still}>{board}</div>
  return (
    <div className={styles.still}>
      <div className={styles.withSheet}>
        {board}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
        <section className={styles.sheet} aria-label="Worksheet" tabIndex={0}>
          <VisuallyHidden component="h2">Worksheet</VisuallyHidden>
          <WorksheetTexts fields={fields} />
        </section>
      </div>
    </div>
  )
}

function StillBoard({ token, packed }: Pick<StillRoundProps, 'token' | 'packed'>) {
  const theme = useComputedColorScheme('light')
  const elements = useFinalBoard(packed)
  const files = useBoardFiles(`/api/shared/${token}/images`, elements)
  const [poster] = useState(() => posterOfPacked(packed))
  return (
    <div className={styles.board}>
      {packed === '' ? (
        <p className={styles.empty}>Nothing was drawn in this round.</p>
      ) : (
        <ReadOnlyBoard
          elements={elements}
          fitTo={elements}
          files={files}
          poster={poster}
          theme={theme}
          label="Final board"
        />
      )}
    </div>
  )
}
