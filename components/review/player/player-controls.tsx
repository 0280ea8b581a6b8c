'use client'

import { ActionIcon, SegmentedControl } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { Player } from '@/lib/review/client/player'
import { SPEEDS, type Speed } from '@/lib/review/domain/replay/advance'
import styles from './player-controls.module.css'
import { useIsAtEnd, usePlayer } from './use-replay'

const SPEED_CHOICES = SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))

/** Plays, pauses, steps from moment to moment and shows the position. @param children shown beside the clock */
export function PlayerControls({ player, children }: { player: Player; children?: ReactNode }) {
  const isPlaying = usePlayer(player, ({ playing }) => playing)
  const speed = usePlayer(player, (state) => state.speed)
  return (
    <div className={styles.controls}>
      <div className={styles.transport}>
        <ActionIcon
          className={styles.button ?? ''}
          aria-label="Previous moment"
          title="Previous moment (Shift+←)"
          onClick={() => player.seekMoment(-1)}
        >
          <IconPlayerTrackPrevFilled size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          className={styles.button ?? ''}
          variant="filled"
          aria-label={isPlaying ? 'Pause' : 'Play'}
          title={isPlaying ? 'Pause (Space)' : 'Play (Space)'}
          onClick={() => player.toggle()}
        >
          {isPlaying ? (
            <IconPlayerPauseFilled size={16} aria-hidden="true" />
          ) : (
            <IconPlayerPlayFilled size={16} aria-hidden="true" />
          )}
        </ActionIcon>
        <ActionIcon
          className={styles.button ?? ''}
          aria-label="Next moment"
          title="Next moment (Shift+→)"
          onClick={() => player.seekMoment(1)}
        >
          <IconPlayerTrackNextFilled size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      <Clock player={player} />
      {children}
      <WaysBack player={player} />
      <SegmentedControl
        className={styles.speeds ?? ''}
        size="xs"
        aria-label="Speed (< and >)"
        data={SPEED_CHOICES}
        value={String(speed)}
        onChange={(value) => player.setSpeed(Number(value) as Speed)}
      />
    </div>
  )
}

function Clock({ player }: { player: Player }) {
  const second = usePlayer(player, ({ position }) => Math.floor(position / 1000))
  return (
    <p className={styles.time}>
      <b>{formatFixedClock(second)}</b> <span>/ {formatFixedClock(player.total / 1000)}</span>
    </p>
  )
}

/** Returns to where a jump began, or to the end. */
function WaysBack({ player }: { player: Player }) {
  const back = usePlayer(player, (state) => state.back)
  const isAtEnd = useIsAtEnd(player)
  const leadsElsewhere = back !== null && back < player.total
  return (
    <span className={styles.ways}>
      {leadsElsewhere && (
        <button type="button" className={styles.way} onClick={() => player.goBack()}>
          Back to {formatFixedClock(back / 1000)}
        </button>
      )}
      {!isAtEnd && (
        <button type="button" className={styles.way} onClick={() => player.toEnd()}>
          Back to the end
        </button>
      )}
    </span>
  )
}
