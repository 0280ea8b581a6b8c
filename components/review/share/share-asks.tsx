'use client'

import { useRouter } from 'next/navigation'
import { formatDay } from '@/components/ui/format/format-time'
import { sharePath } from '@/lib/review/domain/share/share-link'
import type { SharePanelView } from '@/lib/review/domain/share/share-view'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'
import { AnswerLink } from './answer-link'
import styles from './share-asks.module.css'
import { SCOPE_WORDS } from './share-words'

type ShareAsksProps = {
  roomId: string
  viewerId: string
  panel: SharePanelView
  /** The viewer's time zone. */
  timeZone: string
}

/**
 * Links that others made and that await the viewer's answer. Refreshes the page when somebody asks, answers or
 * revokes.
 */
export function ShareAsks({ roomId, viewerId, panel: { links, asks }, timeZone }: ShareAsksProps) {
  const router = useRouter()
  const hasOthers = asks.length > 0
  useUpdatesLine(hasOthers ? viewerId : null)
  useUpdates(hasOthers, about('grades', roomId), async () => {
    router.refresh()
    return true
  })
  const waiting = links.filter(({ answer, state }) => answer === 'asked' && state !== 'expired')
  if (waiting.length === 0) return null
  return (
    <section className={styles.asks} aria-label="Asked of you">
      {waiting.map(({ id, maker, scope, expiresAt, embeds, comments, token }) => (
        <div key={id} className={styles.ask}>
          <p>
            <b>{maker} wants to share this round by a link.</b> {SCOPE_WORDS[scope].shows} Names are hidden,
            and your notes are never in it. Anybody with the link can open it,{' '}
            {expiresAt === null
              ? 'until it is revoked'
              : `until ${formatDay(new Date(expiresAt), timeZone, new Date())}`}
            {embeds && ', also embedded in other sites'}.
            {comments && ' People with an account can read and write comments there.'} It works once you
            agree. You can withdraw at any time, under Share.
          </p>
          <div className={styles.actions}>
            {token && (
              <a href={sharePath(token)} target="_blank" rel="noopener">
                See what it shows
              </a>
            )}
            <AnswerLink linkId={id} answer="asked" />
          </div>
        </div>
      ))}
    </section>
  )
}
