'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import styles from '../guide/hints-panel.module.css'
import { LateOwnQuestions } from '../late-board-parts'

/** When practising alone: what a colleague would ask about the board, only on request. */
export function AskAboutBoard() {
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className={styles.ask}>
      <Button size="xs" variant="default" aria-expanded={isAsked} onClick={() => setIsAsked(!isAsked)}>
        {isAsked ? 'Hide the questions about my board' : 'What would you ask about my board?'}
      </Button>
      {isAsked && <LateOwnQuestions />}
    </div>
  )
}
