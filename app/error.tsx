'use client'

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import styles from './states.module.css'

/** A page failed to render. What was stored is untouched: rendering only reads. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  return (
    <main className={styles.state}>
      <ErrorNote
        title="This page didn’t load"
        code={digest ? `internal/${digest}` : 'internal'}
        action={
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        }
      >
        What you saved is stored. Try again; if it stays like this, open the start page and come back.
      </ErrorNote>
    </main>
  )
}
