'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { formatFixedClock } from '@/components/ui/format-time'
import { PointMark } from '@/components/ui/point-mark'
import { pointWords } from '@/components/ui/points'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { type StepSlug as GuideStep, POINTS, STEP_SLUGS } from '@/lib/cases/domain/vocabulary'
import { stepInfo } from '@/lib/rooms/domain/plan'
import { GuideFacts } from './guide-facts'
import styles from './guide-panel.module.css'
import { useScene } from './room-context'

/** What the interviewer reads: it follows the step unless another one is looked up. */
export function GuidePanel({ guide, onFold }: { guide: CaseGuide; onFold: (() => void) | null }) {
  const { room, step } = useScene()
  const [pinned, setPinned] = useState<GuideStep | null>(null)
  const current = STEP_SLUGS.find((slug) => slug === step) ?? 'questions'
  const shown = pinned ?? current
  const info = stepInfo(shown)
  return (
    <aside className={styles.guide} aria-label="Guide">
      <header className={styles.head}>
        <PointMark points={info.points} />
        <select
          aria-label="Guide step"
          className={styles.select}
          value={shown}
          onChange={(event) => {
            const chosen = event.currentTarget.value as GuideStep
            setPinned(chosen === current ? null : chosen)
          }}
        >
          {STEP_SLUGS.map((slug) => (
            <option key={slug} value={slug}>
              {stepInfo(slug).title}
            </option>
          ))}
        </select>
        {pinned ? (
          <button type="button" className={styles.follow} onClick={() => setPinned(null)}>
            back to the step
          </button>
        ) : (
          <small>follows the step</small>
        )}
        {onFold && (
          <ActionIcon size={26} aria-label="Hide guide" onClick={onFold}>
            <IconLayoutSidebarLeftCollapse size={16} stroke={1.7} />
          </ActionIcon>
        )}
      </header>
      <div className={styles.scroll}>
        {room.clock.status === 'lobby' && <Core guide={guide} />}
        <Say guide={guide} step={shown} />
        {shown === 'questions' ? (
          <>
            <GuideFacts guide={guide} unfolded />
            <Hints guide={guide} step={shown} />
          </>
        ) : (
          <>
            <Hints guide={guide} step={shown} />
            <GuideFacts guide={guide} unfolded={false} />
          </>
        )}
        <Curveballs guide={guide} />
        {room.clock.status !== 'lobby' && <Core guide={guide} />}
      </div>
    </aside>
  )
}

function Core({ guide }: { guide: CaseGuide }) {
  return (
    <section className={styles.section}>
      <h3>The hardest part</h3>
      <p className={styles.core}>{guide.guide.core}</p>
    </section>
  )
}

function Say({ guide, step }: { guide: CaseGuide; step: GuideStep }) {
  const { room, me, act } = useScene()
  const ticked = room.ticks[me.userId] ?? []
  const { probes, listen } = guide.guide.steps[step]
  return (
    <section className={styles.section}>
      <h3>{probes.length > 0 ? 'Say' : 'Listen'}</h3>
      <ul className={styles.say}>
        {probes.map((probe) => {
          const item = `${step}:${probe.ask}`.slice(0, 120)
          const done = ticked.includes(item)
          return (
            <li key={probe.ask} data-done={done}>
              <label>
                <input
                  type="checkbox"
                  checked={done}
                  aria-label={`Said: ${probe.ask}`}
                  onChange={() => void act({ kind: 'tick', item, on: !done })}
                />
                <span className={styles.spoken}>{probe.ask}</span>
              </label>
              <p className={styles.hear}>{probe.hear}</p>
            </li>
          )
        })}
      </ul>
      <p className={styles.listen}>
        <b>Before you move on:</b> {listen}
      </p>
    </section>
  )
}

function Hints({ guide, step }: { guide: CaseGuide; step: GuideStep }) {
  const { room, act } = useScene()
  const given = new Map(
    room.hints.filter((hint) => hint.step === step).map((hint) => [hint.rung, hint.elapsed]),
  )
  const live = room.clock.status === 'running' || room.clock.status === 'paused'
  return (
    <section className={styles.section}>
      <h3>
        Hints <small>after some minutes stuck</small>
      </h3>
      <ol className={styles.ladder}>
        {guide.guide.steps[step].hints.map((hint, rung) => {
          const at = given.get(rung)
          const next = rung === given.size
          return (
            <li key={hint} data-given={at !== undefined}>
              <span className={styles.rung}>{rung + 1}</span>
              <p className={styles.spoken}>{hint}</p>
              {at !== undefined ? (
                <time>{formatFixedClock(at / 1000)}</time>
              ) : next ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={!live}
                  aria-label={`Reveal hint ${rung + 1}`}
                  onClick={() => void act({ kind: 'hint', step, rung })}
                >
                  Reveal
                </Button>
              ) : (
                <IconLock size={13} className={styles.lock} aria-label="after the one before it" />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Curveballs({ guide }: { guide: CaseGuide }) {
  const { room, act } = useScene()
  const played = new Set(room.curveballs.map((ball) => ball.id))
  const live = room.clock.status === 'running' || room.clock.status === 'paused'
  const sorted = POINTS.flatMap((point) => guide.guide.curveballs.filter((ball) => ball.point === point))
  return (
    <section className={styles.section}>
      <h3>
        Curveballs{' '}
        <small>
          {played.size} of {guide.guide.curveballs.length} played
        </small>
      </h3>
      <ul className={styles.curveballs}>
        {sorted.map((ball) => (
          <li key={ball.id} data-done={played.has(ball.id)}>
            <span title={pointWords([ball.point])}>
              <PointMark points={[ball.point]} labelled />
            </span>
            <div>
              <span className={styles.spoken}>{ball.say}</span>
              <details>
                <summary>What to hear</summary>
                <p>
                  <b>Strong:</b> {ball.good}
                </p>
                <p>
                  <b>Weak:</b> {ball.weak}
                </p>
              </details>
            </div>
            <Button
              size="compact-xs"
              variant="default"
              disabled={!live || played.has(ball.id)}
              aria-label={`Play curveball: ${ball.say}`}
              onClick={() => void act({ kind: 'curveball', id: ball.id })}
            >
              {played.has(ball.id) ? 'Played' : 'Play'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
