'use client'

import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { OnOff, OnOffList } from '@/components/ui/on-off'
import { chooseMailAction } from '@/lib/auth/mail-actions'
import { MAIL_KIND_WORDS, MAIL_KINDS, type MailKind } from '@/lib/mail/domain/mail-kind'

/** A switch for each kind of mail that is sent unasked. If a change cannot be saved, its switch goes back. */
export function MailChoicesForm({ choices }: { choices: Record<MailKind, boolean> }) {
  const { pending, problem, run } = useAction()
  const [shown, setShown] = useState(choices)
  const choose = async (kind: MailKind, wanted: boolean) => {
    setShown((before) => ({ ...before, [kind]: wanted }))
    const kept = await run(() => chooseMailAction({ kind, wanted }))
    if (!kept) setShown((before) => ({ ...before, [kind]: !wanted }))
  }
  return (
    <OnOffList>
      {MAIL_KINDS.map((kind) => (
        <OnOff
          key={kind}
          {...MAIL_KIND_WORDS[kind]}
          label={`${MAIL_KIND_WORDS[kind].title} e-mails`}
          on={shown[kind]}
          disabled={pending}
          onChange={(wanted) => void choose(kind, wanted)}
        />
      ))}
      {problem && <FormError>{problem}</FormError>}
    </OnOffList>
  )
}
