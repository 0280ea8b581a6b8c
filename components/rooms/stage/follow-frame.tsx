'use client'

import type { CSSProperties } from 'react'
import { ariaKeys, keyHint } from '@/components/rooms/layout/keys/shortcuts'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { memberColor } from '@/lib/rooms/client/streams/board-channel'
import type { MemberState } from '@/lib/rooms/domain/round/state'
import styles from './follow-frame.module.css'

type Heir = {
  /** What gets the focus when the pill that has it disappears. */
  heir: () => HTMLElement | null | undefined
}

type FollowFrameProps = Heir & { followed: MemberState; onStop: () => void }

/** A frame around the board while it shows somebody else's view. */
export function FollowFrame({ followed, onStop, heir }: FollowFrameProps) {
  return (
    <div
      role="status"
      className={styles.frame}
      style={{ '--follow': memberColor(followed.number) } as CSSProperties}
    >
      <button
        ref={useHandOnFocus(heir)}
        type="button"
        className={styles.stop}
        onClick={onStop}
        aria-keyshortcuts={ariaKeys('leave')}
        data-follow
      >
        <span>Following {followed.name}</span>
        <span className={styles.how}>
          {' · '}
          <span className={styles.key}>{keyHint('leave')} to stop</span>
          <span className={styles.tap}>Tap to stop</span>
        </span>
      </button>
    </div>
  )
}

/** Offers to follow somebody else's view. */
export function FollowOffer({ of, onFollow, heir }: Heir & { of: MemberState; onFollow: () => void }) {
  return (
    <div className={styles.offer} style={{ '--follow': memberColor(of.number) } as CSSProperties}>
      <button ref={useHandOnFocus(heir)} type="button" className={styles.stop} onClick={onFollow} data-follow>
        <span>Follow {of.name}</span>
      </button>
    </div>
  )
}
