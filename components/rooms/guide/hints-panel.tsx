'use client'

import { Button } from '@mantine/core'
import { IconBolt, IconBulb, IconMessageQuestion } from '@tabler/icons-react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { POINTS } from '@/lib/framework/points'
import { type PlanStep, stepInfo } from '@/lib/framework/steps'
import { canReveal } from '@/lib/rooms/domain/round/permissions'
import type { RevealedFacts } from '@/lib/rooms/domain/round/state'
import { UntilReady } from '../layout/until-ready'
import { nameOf, useScene } from '../room-context'
import { SpokenLines } from './hint-card'
import styles from './hints-panel.module.css'

/** Everything that was revealed to the candidate so far, newest first. Alone, this is where one asks the guide. */
export function HintsPanel() {
  const { room, me } = useScene()
  const items = [
    ...room.hints.map((hint) => ({
      key: hint.seq,
      elapsed: hint.elapsed,
      icon: IconBulb,
      title:
        room.mode === 'solo' ? `Hint for ${stepInfo(hint.step).title}` : `Hint from ${nameOf(room, hint.by)}`,
      text: hint.text,
    })),
    ...room.curveballs.map((ball) => ({
      key: ball.seq,
      elapsed: ball.elapsed,
      icon: IconBolt,
      title: 'Curveball: a requirement changes',
      text: ball.text,
    })),
    ...room.probes.map((probe) => ({
      key: probe.seq,
      elapsed: probe.elapsed,
      icon: IconMessageQuestion,
      title: stepInfo(probe.step).title,
      text: probe.text,
    })),
  ].sort((a, b) => b.key - a.key)
  return (
    <section className={styles.panel} aria-label="Hints">
      {room.mode === 'solo' && canReveal(me, room) && (
        <UntilReady>
          <AskGuide />
        </UntilReady>
      )}
      {items.length === 0 && (
        <p className={styles.empty}>Hints and changed requirements appear here and stay.</p>
      )}
      {room.facts.toReversed().map((shown) => (
        <FactsCard key={shown.seq} shown={shown} />
      ))}
      {items.map((item) => (
        <article key={item.key} className={styles.card}>
          <header>
            <item.icon size={15} stroke={1.8} aria-hidden="true" />
            <b>{item.title}</b>
            <time>{formatFixedClock(item.elapsed / 1000)}</time>
          </header>
          <SpokenLines text={item.text} />
        </article>
      ))}
    </section>
  )
}

/** The answers on one Point, each behind its question: only what was asked needs to be opened. */
function FactsCard({ shown }: { shown: RevealedFacts }) {
  return (
    <article className={styles.facts}>
      <h3>{shown.point.toUpperCase()}: what the interviewer would have answered</h3>
      {shown.facts.map(({ ask, say }) => (
        <details key={ask}>
          <summary>{curlyQuotes(ask)}</summary>
          <p>{curlyQuotes(say)}</p>
        </details>
      ))}
    </article>
  )
}

function AskGuide() {
  const { room, step, act } = useScene()
  const live = room.clock.status === 'running' || room.clock.status === 'paused'
  const given = room.hints.filter((hint) => hint.step === step).length
  // A changed requirement makes sense once there is a design to change.
  const place = (slug: PlanStep | null) => room.plan.findIndex((planned) => planned.slug === slug)
  const designs = place(step) >= place('core-problem')
  const open = POINTS.filter((point) => !room.facts.some((shown) => shown.point === point))
  return (
    <div className={styles.ask}>
      <p>You practise alone: the guide answers. Write your own questions first, then look.</p>
      <div className={styles.buttons}>
        <Button
          size="xs"
          variant="default"
          disabled={!live || !step || given >= 3}
          onClick={() => step && void act({ kind: 'hint', step, rung: given })}
        >
          {given >= 3 ? 'No more hints here' : `Hint ${given + 1} of 3`}
        </Button>
        {open.map((point) => (
          <Button
            key={point}
            size="xs"
            variant="default"
            disabled={!live}
            onClick={() => void act({ kind: 'facts', point })}
          >
            {point.toUpperCase()} answers
          </Button>
        ))}
        <Button
          size="xs"
          variant="default"
          disabled={!live || !designs}
          title={designs ? undefined : 'There has to be a design first: from Core problem on'}
          onClick={() => void act({ kind: 'curveball', id: 'next' })}
        >
          Play a curveball
        </Button>
      </div>
    </div>
  )
}
