'use client'

import type { CSSProperties } from 'react'
import { memberColor } from '@/lib/rooms/client/streams/board-channel'
import type { MemberState } from '@/lib/rooms/domain/round/state'
import styles from './follow-frame.module.css'

/** Lies around the board as long as it shows what somebody else sees. */
export function FollowFrame({ followed, onStop }: { followed: MemberState; onStop: () => void }) {
  return (
    <div
      role="status"
      className={styles.frame}
      style={{ '--follow': memberColor(followed.number) } as CSSProperties}
    >
      <button type="button" className={styles.stop} onClick={onStop} aria-keyshortcuts="Escape" data-follow>
        <span>Following {followed.name}</span>
        <span className={styles.how}>
          {' · '}
          <span className={styles.key}>Esc to stop</span>
          <span className={styles.tap}>Tap to stop</span>
        </span>
      </button>
    </div>
  )
}

/** Offers to see what somebody else sees. */
export function FollowOffer({ of, onFollow }: { of: MemberState; onFollow: () => void }) {
  return (
    <div className={styles.offer} style={{ '--follow': memberColor(of.number) } as CSSProperties}>
      <button type="button" className={styles.stop} onClick={onFollow}>
        <span>Follow {of.name}</span>
      </button>
    </div>
  )
}
