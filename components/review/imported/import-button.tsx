'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { ARCHIVE_BYTES } from '@/lib/review/domain/archive/archive-limits'
import { importedPath } from '@/lib/review/domain/archive/imported-session'
import { appError, type FormFailure, toFailure } from '@/lib/shared/errors'
import styles from './imported.module.css'

type Answer = { ok: true; value: { id: string } } | FormFailure

/** Imports the archive of a session from this or another installation, and opens it. */
export function ImportButton() {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const { pending, problem, run } = useAction()
  const take = async (file: File) => {
    const answer = await run(() => send(file), { leaves: true })
    if (answer) router.push(importedPath(answer.value.id, null))
  }
  return (
    <div className={styles.import}>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label="Archive of a session"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // A file that was refused can be chosen again.
          currentTarget.value = ''
          if (file) void take(file)
        }}
      />
      <Button variant="default" loading={pending} onClick={() => input.current?.click()}>
        Import a session
      </Button>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}

async function send(file: File): Promise<Answer> {
  if (file.size > ARCHIVE_BYTES)
    return toFailure(appError('archive/file-too-large', { megabytes: ARCHIVE_BYTES / 1024 / 1024 }))
  const response = await fetch('/api/imported', { method: 'POST', body: file })
  return response.json()
}
