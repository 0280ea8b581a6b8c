'use client'

import { Notification } from '@mantine/core'
import styles from '../room.module.css'
import { useRoomView } from '../room-context'

/**
 * The room's refusals, in its own words. Shown in the side panel's place, never over the board, until
 * dismissed.
 */
export function Notices({ onDismiss }: { onDismiss: (id: number) => void }) {
  const notices = useRoomView((view) => view.notices)
  return (
    <div className={styles.notices} role="status" aria-label="Notices">
      {notices.map((notice) => (
        <Notification
          style={{ whiteSpace: 'pre-wrap' }}
          key={notice.id}
          withBorder
          onClose={() => onDismiss(notice.id)}
          closeButtonProps={{ 'aria-label': 'Close notice' }}
        >
          {notice.message}
        </Notification>
      ))}
    </div>
  )
}
