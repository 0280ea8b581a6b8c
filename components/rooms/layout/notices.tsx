import { Notification } from '@mantine/core'
import type { Notice } from '@/lib/rooms/client/view/room-view'
import styles from '../room.module.css'

/** What the room refused, in its words. Inside the side panel's place, never over the board; stays until closed. */
export function Notices({
  notices,
  onDismiss,
}: {
  notices: readonly Notice[]
  onDismiss: (id: number) => void
}) {
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
