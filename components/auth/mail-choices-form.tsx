'use client'

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { chooseMailAction } from '@/lib/auth/mail-actions'
import { MAIL_KIND_WORDS, MAIL_KINDS, type MailKind } from '@/lib/mail/domain/mail-kind'
import styles from './mail-choices.module.css'

const CHOICES = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
]

/** A switch for each kind of mail that comes unasked. What could not be kept goes back to how it was. */
export function MailChoicesForm({ choices }: { choices: Record<MailKind, boolean> }) {
  const { pending, problem, run } = useAction()
  const [shown, setShown] = useState(choices)
  const choose = async (kind: MailKind, wanted: boolean) => {
    setShown((before) => ({ ...before, [kind]: wanted }))
    const kept = await run(() => chooseMailAction({ kind, wanted }))
    if (!kept) setShown((before) => ({ ...before, [kind]: !wanted }))
  }
  return (
    <div className={styles.kinds}>
      {MAIL_KINDS.map((kind) => (
        <div key={kind} className={styles.kind}>
          <div>
            <p className={styles.name}>{MAIL_KIND_WORDS[kind].title}</p>
            <p className={styles.what}>{MAIL_KIND_WORDS[kind].about}</p>
          </div>
          <SegmentedControl
            aria-label={`${MAIL_KIND_WORDS[kind].title} mails`}
            data={CHOICES}
            value={shown[kind] ? 'on' : 'off'}
            disabled={pending}
            onChange={(value) => void choose(kind, value === 'on')}
          />
        </div>
      ))}
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
