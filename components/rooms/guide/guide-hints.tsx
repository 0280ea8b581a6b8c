'use client'

import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useRef } from 'react'
import { ariaKeys, keyHint } from '@/components/rooms/layout/keys/shortcuts'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { Kbd } from '@/components/ui/kbd'
import type { CaseGuide } from '@/lib/cases/domain/case'
import type { GuidedStep } from '@/lib/framework/steps'
import { goTo } from '../layout/go-to'
import { isLive, useRoom } from '../room-context'
import styles from './guide-panel.module.css'

/** The ladder of hints of one step; each one becomes available after the one before it. */
export function GuideHints({ guide, step }: { guide: CaseGuide; step: GuidedStep }) {
  const { hints, played, live, act } = useRoom(({ room, act }) => ({
    hints: room.hints,
    played: room.curveballs.length,
    live: isLive(room),
    act,
  }))
  const given = new Map(hints.filter((hint) => hint.step === step).map((hint) => [hint.rung, hint.elapsed]))
  const ladder = useRef<HTMLOListElement>(null)
  // Focus goes to the revealed hint, not to the next one's button: a key held down would reveal that, too.
  const handOn = useHandOnFocus(() =>
    [...(ladder.current?.querySelectorAll<HTMLElement>('[data-given="true"] p') ?? [])].at(-1),
  )
  return (
    <section className={`${styles.section} ${styles.hints}`}>
      <h2>
        Hints <small>when they’ve been stuck for a few minutes</small>
      </h2>
      <ol className={styles.ladder} ref={ladder}>
        {guide.guide.steps[step].hints.map((hint, rung) => {
          const at = given.get(rung)
          const next = rung === given.size
          return (
            <li key={hint} data-given={at !== undefined} data-next={next}>
              <span className={styles.rung}>{rung + 1}</span>
              {/* On a low screen, any hint but the next one is cut short until it has the focus. */}
              <p className={styles.spoken} tabIndex={next ? undefined : 0}>
                {curlyQuotes(hint)}
              </p>
              {at !== undefined ? (
                <time>{formatFixedClock(at / 1000)}</time>
              ) : next ? (
                <Button
                  ref={handOn}
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
          aria-keyshortcuts={ariaKeys('curveball')}
        >
          Curveballs
          <small className={styles.played}>
            {played} of {guide.guide.curveballs.length} played
          </small>
          <Kbd>{keyHint('curveball')}</Kbd>
        </button>
      )}
    </section>
  )
}
