'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { CopyButton } from '@/components/ui/copy-button'
import { FormError } from '@/components/ui/error-note'
import { formatDay } from '@/components/ui/format/format-time'
import { hasEnded, sharePath } from '@/lib/review/domain/share/share-link'
import type { ShareLinkView } from '@/lib/review/domain/share/share-view'
import { revokeShareLinkAction } from '@/lib/review/share-actions'
import { AnswerLink } from './answer-link'
import styles from './share-dialog.module.css'
import { SCOPE_WORDS, stateWords, viewWords } from './share-words'

type ShareLinkRowProps = {
  link: ShareLinkView
  /** The viewer's time zone. */
  timeZone: string
}

/** One link: its state, what can be done with it, and, for a viewer who was asked, their answer. */
export function ShareLinkRow({ link, timeZone }: ShareLinkRowProps) {
  const { id, scope, state, embeds, comments, expiresAt, views, token, mine, maker } = link
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const revoke = async () => {
    if (await run(() => revokeShareLinkAction({ linkId: id }))) router.refresh()
  }
  const ended = hasEnded(state)
  return (
    <li>
      <div>
        <p>
          <b>{SCOPE_WORDS[scope].name}</b> {!mine && <span className={styles.small}>by {maker}</span>}
        </p>
        <p className={styles.small} data-state={state}>
          {stateWords(link)}
        </p>
        <p className={styles.small}>
          {[
            expiresAt === null
              ? 'No expiry'
              : `${ended ? 'Ended' : 'Until'} ${formatDay(new Date(expiresAt), timeZone, new Date())}`,
            viewWords(views),
            ...(embeds ? ['Other sites can embed it'] : []),
            ...(comments ? ['People can comment'] : []),
          ].join(' · ')}
        </p>
        {token === null && !ended && (
          <p className={styles.small}>
            Its address can’t be shown any more.{' '}
            {mine ? 'Revoke it and create a new one.' : 'A new link is needed.'}
          </p>
        )}
        {problem && <FormError>{problem}</FormError>}
      </div>
      <div className={styles.actions}>
        {token !== null && !ended && (
          <>
            <CopyButton size="xs" label="Copy link" value={() => `${location.origin}${sharePath(token)}`} />
            {embeds && (
              <CopyButton size="xs" label="Copy embed code" value={() => embedCode(location.origin, token)} />
            )}
            {state !== 'orphaned' && (
              <Button
                component="a"
                size="xs"
                variant="default"
                href={sharePath(token)}
                target="_blank"
                rel="noopener"
              >
                See it as a viewer
              </Button>
            )}
          </>
        )}
        {link.answer !== null && !ended && <AnswerLink linkId={id} answer={link.answer} />}
        {mine && (
          <Button size="xs" variant="subtle" loading={pending} onClick={() => void revoke()}>
            {ended ? 'Remove' : 'Revoke'}
          </Button>
        )}
      </div>
    </li>
  )
}

/** The HTML with which another site embeds a link. Its pop-ups open as ordinary pages. */
function embedCode(origin: string, token: string): string {
  return `<iframe src="${origin}${sharePath(token)}/embed" width="960" height="640" style="border:0" loading="lazy" title="A round on Threepoint" allow="clipboard-write" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`
}
