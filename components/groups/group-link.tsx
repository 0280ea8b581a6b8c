'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { copyText } from '@/components/ui/copy-text'
import { FormError } from '@/components/ui/error-note'
import parts from '@/components/ui/page/page-parts.module.css'
import { endGroupLinkAction, makeGroupLinkAction } from '@/lib/groups/actions'
import styles from './groups.module.css'

type GroupLinkProps = {
  groupId: string
  /** The valid link; its URL is only shown when it is created. */
  link: { words: string; left: number } | null
}

/** The invite link, for the admin. */
export function GroupLink({ groupId, link }: GroupLinkProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const [made, setMade] = useState<{ url: string; copied: boolean } | null>(null)
  const make = async () => {
    const answer = await run(() => makeGroupLinkAction({ groupId }))
    if (!answer) return
    const url = `${location.origin}/groups/join/${answer.value.token}`
    setMade({ url, copied: await copyText(url) })
    router.refresh()
  }
  const end = async () => {
    if (!(await run(() => endGroupLinkAction({ groupId })))) return
    setMade(null)
    router.refresh()
  }
  return (
    <section className={parts.part} aria-labelledby="link">
      <h2 id="link">Invite</h2>
      <p className={parts.small} role="status">
        {link
          ? `A link works until ${link.words} and lets in ${link.left} more ${link.left === 1 ? 'person' : 'people'}.`
          : 'There is no working link. A new one lets in ten people within 14 days.'}
      </p>
      {made && link && (
        <label className={styles.link}>
          <span>{made.copied ? 'Copied' : 'Copy this link'}. It is shown only once.</span>
          <input
            readOnly
            aria-label="Link to the group"
            value={made.url}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
      {problem && <FormError>{problem}</FormError>}
      <div className={styles.row}>
        <Button size="sm" variant={link ? 'default' : 'filled'} loading={pending} onClick={() => void make()}>
          {link ? 'New link instead' : 'Copy a link'}
        </Button>
        {link && (
          <Button size="sm" variant="subtle" disabled={pending} onClick={() => void end()}>
            Revoke the link
          </Button>
        )}
      </div>
    </section>
  )
}
