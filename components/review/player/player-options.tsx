'use client'

import { CopyButton } from '@/components/ui/copy-button'
import { sessionPath } from '@/lib/review/domain/moment-link'
import styles from './player-options.module.css'
import { type Replay, usePlayer, useReplayState } from './use-replay'

type PlayerOptionsProps = { roomId: string; replay: Replay }

/** How the player plays, a link to what it shows, and what went wrong with loading. */
export function PlayerOptions({ roomId, replay }: PlayerOptionsProps) {
  const { player, client } = replay
  const skipsIdle = usePlayer(player, (state) => state.skipsIdle)
  const problem = useReplayState(client, (state) => state.problem)
  const link = () => new URL(sessionPath(roomId, player.getState().position), window.location.href).href
  return (
    <>
      <span className={styles.options}>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={skipsIdle}
            onChange={(event) => player.setSkipsIdle(event.currentTarget.checked)}
          />
          Skip idle time
        </label>
        <CopyButton value={link} label="Copy link to this moment" size="compact-sm" />
      </span>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}{' '}
          <button type="button" className={styles.retry} onClick={() => client?.retry()}>
            Try again
          </button>
        </p>
      )}
    </>
  )
}
