'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerSkipBackFilled } from '@tabler/icons-react'
import { PointMark } from '@/components/marks/point-mark'
import { Ruler } from '@/components/marks/ruler'
import { ariaKeys, keyHint } from '@/components/rooms/layout/keys/shortcuts'
import { formatClock, formatFixedClock, formatLeft, formatPace } from '@/components/ui/format/format-time'
import { Kbd } from '@/components/ui/kbd'
import { pointWords } from '@/lib/framework/points'
import { stepInfo } from '@/lib/framework/steps'
import { useServerNow } from '@/lib/rooms/client/view/use-room'
import { elapsedAt, paceAt, stepRemaining } from '@/lib/rooms/domain/round/clock'
import { canControlRound } from '@/lib/rooms/domain/round/permissions'
import { planMinutes } from '@/lib/rooms/domain/round/plan'
import { rulerOf } from '@/lib/rooms/domain/round/ruler-of'
import { playedTrials } from '../guide/played-trials'
import { UntilReady } from '../layout/until-ready'
import { useRoomLayout } from '../layout/use-room-layout'
import { useRoom } from '../room-context'
import { EndButton } from './end-button'
import { useControls } from './round-controls-context'
import styles from './stage-bar.module.css'
import { TimeWarnings } from './time-warnings'

/** The step, the ruler and the server's clock; for whoever runs the round also its controls. */
export function StageBar() {
  const { connection, clock, plan, visits, hints, curveballs, trials, members, role, mode, act } = useRoom(
    ({ connection, room, me, act }) => ({
      connection,
      clock: room.clock,
      plan: room.plan,
      visits: room.visits,
      hints: room.hints,
      curveballs: room.curveballs,
      trials: room.trials,
      members: room.members,
      role: me.role,
      mode: room.mode,
      act,
    }),
  )
  const controls = useControls()
  const layout = useRoomLayout()
  const running = clock.status === 'running'
  const now = useServerNow(connection, running)
  if (clock.status === 'lobby') return null
  const elapsed = elapsedAt(clock, now)
  const total = planMinutes(plan)
  const slug = plan[clock.step]?.slug
  const info = slug ? stepInfo(slug) : null
  const left = total * 60 - elapsed / 1000
  const stepLeft = stepRemaining(plan, visits, clock.step, elapsed) / 1000
  const pace = paceAt(plan, clock.step, elapsed) / 1000
  const drawn = rulerOf(plan, visits, clock, now)
  const segments = drawn.steps.map((step) => ({
    key: step.slug,
    label: step.title,
    points: stepInfo(step.slug).points,
    minutes: step.minutes,
  }))
  const marks = [
    ...hints.map((hint) => ({
      key: `h${hint.seq}`,
      minute: hint.elapsed / 60_000,
      kind: 'hint' as const,
      label: 'Hint',
    })),
    ...curveballs.map((ball) => ({
      key: `c${ball.seq}`,
      minute: ball.elapsed / 60_000,
      kind: 'curveball' as const,
      label: 'Curveball',
    })),
    ...playedTrials({ trials, mode, members }).map(({ seq, elapsed, text }) => ({
      key: `t${seq}`,
      minute: elapsed / 60_000,
      kind: 'trial' as const,
      label: text,
    })),
  ]
  return (
    <section className={styles.bar} aria-label="Stage and clock">
      <div className={styles.step}>
        <PointMark points={info?.points ?? []} size={22} />
        <div className={styles.names}>
          <b>{info?.title}</b>
          <small>
            {info && info.points.length > 0 ? `${pointWords(info.points)} · ` : ''}step {clock.step + 1} of{' '}
            {plan.length}
          </small>
        </div>
        {clock.status === 'paused' ? (
          <span className={styles.left} data-paused="true">
            Paused
          </span>
        ) : (
          <span className={styles.left} data-over={stepLeft < 0} title="Left in this step">
            {formatLeft(stepLeft)}
          </span>
        )}
      </div>
      <div className={styles.ruler}>
        <Ruler
          segments={segments}
          nowMinute={drawn.nowMinute}
          {...(slug === undefined ? {} : { live: slug })}
          {...(drawn.plannedMinute === undefined ? {} : { plannedMinute: drawn.plannedMinute })}
          marks={marks}
          atLeast={total}
          height={16}
        />
      </div>
      <div className={styles.clock}>
        <div>
          <b data-testid="remaining">{formatFixedClock(left)}</b>
          <small>
            {clock.status === 'ended' ? 'ended, ' : ''}
            {left < 0 ? 'over' : 'left of'} {formatClock(total * 60)}
          </small>
        </div>
        <span className={styles.pace} data-late={canControlRound({ role }, { mode }) && pace > 60}>
          {formatPace(pace)}
        </span>
      </div>
      <UntilReady>
        {controls && layout !== 'phone' && (
          <div className={styles.controls}>
            <ActionIcon
              variant="default"
              size={32}
              aria-label="Previous step"
              disabled={!controls.previous}
              onClick={() => controls.previous?.()}
            >
              <IconPlayerSkipBackFilled size={14} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={32}
              aria-label={running ? 'Pause' : 'Resume'}
              aria-keyshortcuts={ariaKeys('pause')}
              onClick={controls.toggle}
            >
              {running ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
            </ActionIcon>
            <EndButton onEnd={controls.end} filled={!controls.next} />
            {controls.next && (
              <Button
                h={32}
                px={12}
                aria-keyshortcuts={ariaKeys('next')}
                rightSection={<Kbd inverse>{keyHint('next')}</Kbd>}
                onClick={controls.next}
              >
                Next step
              </Button>
            )}
          </div>
        )}
        {clock.status !== 'ended' && !controls && role === 'candidate' && left <= 0 && (
          <EndButton onEnd={() => void act({ kind: 'end' })} />
        )}
      </UntilReady>
      <TimeWarnings left={left} running={running} />
    </section>
  )
}
