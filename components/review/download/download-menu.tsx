'use client'

import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { download, fileNameOf } from '@/components/ui/download'
import { FormError } from '@/components/ui/error-note'
import { LateMenu } from '@/components/ui/menu/late-menu'
import { whenOpened } from '@/components/ui/menu/when-opened'
import type { KeptRound, RoundFormat } from './round-file'

const DownloadDrop = whenOpened(() => import('./download-drop').then((file) => file.DownloadDrop))

// Loaded when needed, like the menu.
const ArchiveDialog = dynamic(() => import('./archive-dialog').then((file) => file.ArchiveDialog), {
  ssr: false,
})

/** Saves a finished round as files. */
export function DownloadMenu({ round }: { round: KeptRound }) {
  const { pending, problem, run } = useAction()
  const [isArchiving, setIsArchiving] = useState(false)
  const keep = (format: RoundFormat) =>
    void run(async () => {
      const { roundFile } = await import('./round-file')
      download(fileNameOf(round.title, format), await roundFile(round, format))
      return { ok: true }
    })
  return (
    <>
      <LateMenu
        load={DownloadDrop.load}
        button={(props) => (
          <Button variant="default" loading={pending} {...props}>
            Download
          </Button>
        )}
        menu={(props) => (
          <DownloadDrop {...props} round={round} onChoose={keep} onArchive={() => setIsArchiving(true)} />
        )}
      />
      {isArchiving && <ArchiveDialog roomId={round.id} onClose={() => setIsArchiving(false)} />}
      {problem && <FormError>{problem}</FormError>}
    </>
  )
}
