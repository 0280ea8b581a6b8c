'use client'

import { Button } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { CopyButton } from '@/components/ui/copy-button'
import styles from './player-options.module.css'
import { type Replay, usePlayer, useReplayState } from './use-replay'

/** The page's path at a moment, in milliseconds of the round. */
export type PathAt = (elapsed: number) => string

type PlayerOptionsProps = {
  pathAt: PathAt
  replay: Replay
  /** Starts a comment on what is shown; absent if the viewer cannot comment. */
  onComment?: (() => void) | undefined
}

/** Playback settings, a link to the moment shown, and problems with loading. */
export function PlayerOptions({ pathAt, replay, onComment }: PlayerOptionsProps) {
  const { player, client } = replay
  const skipsIdle = usePlayer(player, (state) => state.skipsIdle)
  const problem = useReplayState(client, (state) => state.problem)
  const link = () => new URL(pathAt(player.getState().position), window.location.href).href
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
        {onComment && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconMessagePlus size={16} stroke={1.7} aria-hidden="true" />}
            title="Comment on this moment (C)"
            aria-keyshortcuts="C"
            onClick={onComment}
          >
            Comment here
          </Button>
        )}
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
