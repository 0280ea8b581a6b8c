'use client'

import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { SHARE_LINKS_MOST } from '@/lib/review/domain/share/share-link'
import type { SharePanelView } from '@/lib/review/domain/share/share-view'
import { MakeLink } from './make-link'
import styles from './share-dialog.module.css'
import { ShareLinkRow } from './share-link-row'

export type ShareDialogProps = {
  opened: boolean
  onClose: () => void
  roomId: string
  /** Its board is shown in previews. The same object as elsewhere on the page, so that it is sent once. */
  record: SessionRecord
  panel: SharePanelView
  /** The viewer's time zone. */
  timeZone: string
}

/** The links to a round, and the form for another one. */
export function ShareDialog({ opened, onClose, roomId, record, panel, timeZone }: ShareDialogProps) {
  const { links, closed, asks, hasGrades } = panel
  return (
    <ConfirmDialog
      opened={opened}
      title="Share this round"
      className={styles.dialog}
      confirm={null}
      cancel="Close"
      onConfirm={onClose}
      onClose={onClose}
    >
      <div className={styles.content}>
        {links.length > 0 && (
          <section aria-label="Links">
            <ul className={styles.links}>
              {links.map((link) => (
                <ShareLinkRow key={link.id} link={link} timeZone={timeZone} />
              ))}
            </ul>
          </section>
        )}
        {closed === null ? (
          <MakeLink roomId={roomId} board={record.board} asks={asks} hasGrades={hasGrades} />
        ) : (
          <p className={styles.small}>{CLOSED[closed]}</p>
        )}
      </div>
    </ConfirmDialog>
  )
}

const CLOSED: Record<NonNullable<SharePanelView['closed']>, string> = {
  guest: 'To share this round by a link, create an account first. What you did here stays yours.',
  'own-case':
    'This round was on a case that a user wrote. Not everybody may see that case, so the round can’t be shared by link.',
  'partner-gone':
    'Somebody in this round has deleted it. Links need the agreement of everybody who was in it, so it can’t be shared.',
  full: `You have ${SHARE_LINKS_MOST} links to this round. Revoke one to create another.`,
}
