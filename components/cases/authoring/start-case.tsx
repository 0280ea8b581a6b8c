'use client'

import { Button, FileButton } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { startCase } from '@/lib/cases/actions'
import styles from './my-cases.module.css'

/** Starts a case from the template, or from a file of the same Markdown. */
export function StartCase() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const start = async (source?: string) => {
    setBusy(true)
    const result = await startCase(source === undefined ? {} : { source }).catch(() => null)
    if (result?.ok) return router.push(`/cases/mine/${result.value.id}`)
    setBusy(false)
    setProblem(result?.message ?? 'The server cannot be reached. Nothing was changed. Try again.')
  }

  return (
    <div className={styles.start}>
      <Button
        onClick={() => start()}
        disabled={busy}
        leftSection={<IconPlus size={16} stroke={1.7} aria-hidden="true" />}
      >
        New case
      </Button>
      <FileButton
        onChange={(file) => file && void file.text().then(start)}
        accept=".md,text/markdown,text/plain"
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            disabled={busy}
            leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden="true" />}
          >
            Import Markdown
          </Button>
        )}
      </FileButton>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
