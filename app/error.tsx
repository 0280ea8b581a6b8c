'use client'

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import { Logo } from '@/components/ui/page/logo'
import styles from './states.module.css'

/** A page failed to render. Stored data is unaffected: rendering only reads. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  return (
    <main className={styles.state}>
      <p className={styles.brand}>
        <Logo />
        Threepoint
      </p>
      <ErrorNote
        title="This page didn’t load"
        code={digest ? `internal/${digest}` : 'internal'}
        action={
          <>
            <Button onClick={retry}>Try again</Button>
            <Button component="a" href="/" variant="default">
              Start page
            </Button>
          </>
        }
      >
        Everything saved is still there. Try again; if that doesn’t help, come back in a few minutes.
      </ErrorNote>
    </main>
  )
}
