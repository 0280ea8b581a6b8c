'use client'

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { ArchiveState } from '@/components/accounts/archive-state'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { askSessionArchiveAction } from '@/lib/accounts/actions'
import type { DataExportState } from '@/lib/accounts/domain/data-export'
import { momentWords } from '@/lib/auth/domain/moment-words'
import styles from './archive-dialog.module.css'

/** Interval between progress checks, in milliseconds. */
const EVERY = 1_000

type Loaded = { ok: true; value: DataExportState }

/** The archive of a session: requested, being written, or ready to download. */
export function ArchiveDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const at = `/api/sessions/${roomId}/archive`
  const [archive, setArchive] = useState<DataExportState | null>(null)
  const { pending, problem, run } = useAction()
  const isMaking = archive?.state === 'making'
  useEffect(() => {
    let isGone = false
    const look = () =>
      run<Loaded>(async () => (await fetch(`${at}/state`)).json()).then((answer) => {
        if (answer && !isGone) setArchive(answer.value)
      })
    if (archive === null) void look()
    if (!isMaking) return
    const timer = setInterval(() => void look(), EVERY)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [at, archive, isMaking, run])
  const ask = async () => {
    const asked = await run(() => askSessionArchiveAction({ roomId }))
    if (asked) setArchive({ state: 'making', done: 0, total: 0, hasTrouble: false })
  }
  const until =
    archive?.state === 'ready'
      ? momentWords(new Date(archive.expiresAt), Intl.DateTimeFormat().resolvedOptions().timeZone)
      : null
  return (
    <ConfirmDialog
      opened
      title="Session archive"
      confirm={null}
      cancel="Close"
      problem={problem}
      onConfirm={onClose}
      onClose={onClose}
    >
      <div className={styles.content}>
        <p>
          One file with everything that you can replay here: board, worksheet, chat and the grades that are
          open to you, with people’s names. Your own notes and marks are included; comments are left out. Any
          Threepoint site can import it, under Sessions.
        </p>
        {archive && <ArchiveState archive={archive} until={until} />}
        <div className={styles.buttons}>
          {archive?.state === 'ready' && (
            <Button
              component="a"
              href={at}
              download
              leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
            >
              Download archive
            </Button>
          )}
          {archive && !isMaking && (
            <Button variant="default" loading={pending} onClick={() => void ask()}>
              {archive.state === 'ready' ? 'Create a new one' : 'Create archive'}
            </Button>
          )}
        </div>
      </div>
    </ConfirmDialog>
  )
}
