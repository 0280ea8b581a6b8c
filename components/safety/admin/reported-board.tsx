'use client'

import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { ReadOnlyBoard } from '@/components/board/read-only-board'
import { unpackBoard } from '@/lib/review/domain/packed-board'
import styles from './report-page.module.css'

/** The board as it was when the report was sent. */
export function ReportedBoard({ packed }: { packed: string }) {
  const theme = useComputedColorScheme('light')
  const elements = useMemo(() => unpackBoard(packed), [packed])
  return (
    <div className={styles.board}>
      <ReadOnlyBoard elements={elements} theme={theme} label="Board of the report" />
    </div>
  )
}
