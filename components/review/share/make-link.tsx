'use client'

import { Button, NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { copyText } from '@/components/ui/copy-text'
import { FormError } from '@/components/ui/error-note'
import {
  playsRound,
  SHARE_DAYS,
  SHARE_SCOPES,
  type ShareScope,
  sharePath,
  USUAL_SHARE_DAYS,
} from '@/lib/review/domain/share/share-link'
import { makeShareLinkAction } from '@/lib/review/share-actions'
import { previewOf } from './preview-of'
import styles from './share-dialog.module.css'
import { DAY_WORDS, namesInSentence, SCOPE_WORDS } from './share-words'

type MakeLinkProps = {
  roomId: string
  /** The packed board. */
  board: string
  /** Names of the people who would be asked. */
  asks: readonly string[]
  hasGrades: boolean
}

/** The form for a link: what it shows, for how long, and whether other sites may embed it. */
export function MakeLink({ roomId, board, asks, hasGrades }: MakeLinkProps) {
  const router = useRouter()
  const group = useId()
  const { pending, problem, run } = useAction()
  const [scope, setScope] = useState<ShareScope>('board')
  const [days, setDays] = useState<(typeof SHARE_DAYS)[number] | null>(USUAL_SHARE_DAYS)
  const [embeds, setEmbeds] = useState(false)
  const [comments, setComments] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const make = async () => {
    setDone(null)
    const made = await run(async () =>
      makeShareLinkAction({
        roomId,
        scope,
        days,
        embeds,
        comments: comments && playsRound(scope),
        picture: await previewOf(roomId, board),
      }),
    )
    if (!made) return
    const copied = await copyText(`${location.origin}${sharePath(made.value.token)}`)
    const asked =
      asks.length > 0
        ? ` It works once ${namesInSentence(asks)} ${asks.length > 1 ? 'agree' : 'agrees'}.`
        : ''
    setDone(`${copied ? 'Link created and copied.' : 'Link created. Copy it above.'}${asked}`)
    router.refresh()
  }
  return (
    <section className={styles.form} aria-labelledby={`${group}-title`}>
      <h3 id={`${group}-title`}>New link</h3>
      <fieldset className={styles.scopes}>
        <legend>What people see</legend>
        {SHARE_SCOPES.filter((one) => one !== 'grades' || hasGrades).map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name={group} checked={scope === one} onChange={() => setScope(one)} />
            <span>
              <b>{SCOPE_WORDS[one].name}</b>
              <small>{SCOPE_WORDS[one].shows}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.rest}>
        <NativeSelect
          label="Works for"
          value={days ?? 'never'}
          onChange={({ currentTarget }) =>
            setDays(SHARE_DAYS.find((one) => String(one) === currentTarget.value) ?? null)
          }
          data={[
            ...SHARE_DAYS.map((one) => ({ value: String(one), label: DAY_WORDS[one] })),
            { value: 'never', label: 'Until you revoke it' },
          ]}
        />
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={embeds}
            onChange={({ currentTarget }) => setEmbeds(currentTarget.checked)}
          />
          <span>
            Other sites can embed it
            <small>For a blog or a wiki.</small>
          </span>
        </label>
        {playsRound(scope) && (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={comments}
              onChange={({ currentTarget }) => setComments(currentTarget.checked)}
            />
            <span>
              People with an account can comment
              <small>They can read the comments on this round, except those on grades, without names.</small>
            </span>
          </label>
        )}
        <p className={styles.small}>
          Anybody with the link can open it, without an account. Names are hidden: in the chat they become
          roles. Notes, hints and the guide are never included. Drawings and text are shown as they are, so
          check them for names.
          {asks.length > 0 &&
            ` ${namesInSentence(asks)} ${asks.length > 1 ? 'are' : 'is'} asked first, and can withdraw at any time.`}
        </p>
        {problem && <FormError>{problem}</FormError>}
        <div className={styles.actions}>
          <Button loading={pending} onClick={() => void make()}>
            {asks.length > 0 ? 'Create link and ask' : 'Create link'}
          </Button>
        </div>
        <p className={styles.small} role="status">
          {done}
        </p>
      </div>
    </section>
  )
}
