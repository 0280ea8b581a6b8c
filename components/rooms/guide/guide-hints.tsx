'use client'

import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { Kbd } from '@/components/ui/kbd'
import type { CaseGuide } from '@/lib/cases/domain/case'
import type { GuidedStep } from '@/lib/framework/steps'
import { goTo } from '../layout/go-to'
import { useScene } from '../room-context'
import styles from './guide-panel.module.css'

/** The ladder of hints of one step; each rung opens after the one before it. */
export function GuideHints({ guide, step }: { guide: CaseGuide; step: GuidedStep }) {
  const { room, act } = useScene()
  const given = new Map(
    room.hints.filter((hint) => hint.step === step).map((hint) => [hint.rung, hint.elapsed]),
  )
  const live = room.clock.status === 'running' || room.clock.status === 'paused'
  return (
    <section className={`${styles.section} ${styles.hints}`}>
      <h2>
        Hints <small>when they’ve been stuck for a few minutes</small>
      </h2>
      <ol className={styles.ladder}>
        {guide.guide.steps[step].hints.map((hint, rung) => {
          const at = given.get(rung)
          const next = rung === given.size
          return (
            <li key={hint} data-given={at !== undefined} data-next={next}>
              <span className={styles.rung}>{rung + 1}</span>
              {/* On a low screen a hint that is not next is cut short until it has the focus. */}
              <p className={styles.spoken} tabIndex={next ? undefined : 0}>
                {curlyQuotes(hint)}
              </p>
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
      {guide.guide.curveballs.length > 0 && (
        <button
          type="button"
          className={styles.jump}
          onClick={() => goTo('curveball')}
          aria-keyshortcuts="Alt+C"
        >
          Curveballs
          <small className={styles.played}>
            {room.curveballs.length} of {guide.guide.curveballs.length} played
          </small>
          <Kbd>Alt C</Kbd>
        </button>
      )}
    </section>
  )
}
