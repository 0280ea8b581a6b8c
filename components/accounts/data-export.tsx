'use client'

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { askExportAction } from '@/lib/accounts/actions'
import type { DataExportState } from '@/lib/accounts/domain/data-export'
import styles from './accounts.module.css'
import { ArchiveState } from './archive-state'
import { RefreshUntilDone } from './refresh-until-done'

type DataExportProps = {
  archive: DataExportState
  /** When the download expires, in words; null while there is no archive. */
  until: string | null
}

/** An archive of all the user's data: request, progress and download. */
export function DataExport({ archive, until }: DataExportProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const ask = async () => {
    if (await run(() => askExportAction(undefined))) router.refresh()
  }
  return (
    <div className={styles.receipt}>
      <RefreshUntilDone isDone={archive.state !== 'making'} />
      <ArchiveState archive={archive} until={until} />
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.buttons}>
        {archive.state === 'ready' && (
          <Button
            component="a"
            href="/api/data"
            download
            size="md"
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
          >
            Download archive
          </Button>
        )}
        {archive.state !== 'making' && (
          <Button variant="default" size="md" loading={pending} onClick={() => void ask()}>
            {archive.state === 'ready' ? 'Create a new one' : 'Create archive'}
          </Button>
        )}
      </div>
    </div>
  )
}
