'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { LateOwnQuestions } from './late-questions'
import styles from './questions.module.css'

/** Alone, what a colleague would ask about the board: only when one wants it. */
export function AskAboutBoard() {
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className={styles.about}>
      <Button size="xs" variant="default" aria-expanded={isAsked} onClick={() => setIsAsked(!isAsked)}>
        {isAsked ? 'Hide the questions about my board' : 'What would you ask about my board?'}
      </Button>
      {isAsked && <LateOwnQuestions />}
    </div>
  )
}
