'use client'

import { Button, FileButton } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { startCase } from '@/lib/cases/actions'
import styles from './my-cases.module.css'

/** Starts a case from the template, or from a file of the same Markdown. */
export function StartCase() {
  const router = useRouter()
  const { pending, problem, run } = useAction()

  const start = async (source?: string) => {
    const started = await run(() => startCase(source === undefined ? {} : { source }), { leaves: true })
    if (started) router.push(`/cases/mine/${started.value.id}`)
  }

  return (
    <div className={styles.start}>
      <Button
        onClick={() => start()}
        disabled={pending}
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
            disabled={pending}
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
