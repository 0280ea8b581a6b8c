'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { LinkButton } from '@/components/ui/links/link-button'
import type { AskedScene } from '@/lib/drills/domain/scenes/ask-scenes'
import { DrillFrame } from './drill-frame'
import { SceneAnswers } from './scene-answers'
import styles from './scene-drill.module.css'
import { useDrillKeys } from './use-drill-keys'

/** Number of scenes per session. */
const SITTING = 5

/** Scenes that call for a pattern, a few at a time. */
export function SceneDrill({ scenes }: { scenes: readonly AskedScene[] }) {
  const [from, setFrom] = useState(0)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<number | null>(null)
  const [right, setRight] = useState(0)
  const sitting = scenes.slice(from, from + SITTING)
  const scene = sitting[at]

  const onwardRef = useRef<HTMLButtonElement>(null)
  const sceneRef = useRef<HTMLParagraphElement>(null)
  const began = useRef(false)
  useEffect(() => {
    // The button that was pressed is gone. Its replacement, and the reasons, must stay visible.
    const part = scene && chosen === null ? sceneRef : onwardRef
    if (began.current) part.current?.focus({ preventScroll: true })
    began.current = true
  }, [chosen, scene])

  const choose = (index: number) => {
    if (chosen !== null || !scene?.answers[index]) return
    setChosen(index)
    if (scene.answers[index].right) setRight(right + 1)
  }
  const next = () => {
    setChosen(null)
    setAt(at + 1)
  }
  const more = () => {
    setFrom(from + SITTING < scenes.length ? from + SITTING : 0)
    setAt(0)
    setRight(0)
  }
  const onward = scene ? (chosen === null ? undefined : next) : more
  const key = (index: number) => (scene && chosen === null ? () => choose(index) : undefined)
  useDrillKeys({ 1: key(0), 2: key(1), 3: key(2), 4: key(3), Enter: onward, ' ': onward })

  return (
    <DrillFrame
      title="Which pattern?"
      about="One of the four fits. The scene says what rules out the others."
      progress={{ done: at, total: sitting.length, label: 'Scenes done' }}
    >
      {scene ? (
        <section className={styles.scene} aria-label="Scene">
          <p className={styles.tell} ref={sceneRef} tabIndex={-1}>
            {scene.scene}
          </p>
          <SceneAnswers key={scene.id} answers={scene.answers} chosen={chosen} onChoose={choose} />
          {chosen !== null && (
            <Button className={styles.next} size="md" onClick={next} ref={onwardRef}>
              {at + 1 < sitting.length ? 'Next scene' : 'How it went'}
            </Button>
          )}
        </section>
      ) : (
        <section className={styles.scene} aria-label="Done" aria-live="polite">
          <h2>
            {right} of {sitting.length} right
          </h2>
          <p className={styles.after}>
            For what you missed, read the full page that each answer links to. Its cards come up in{' '}
            <Link href="/drills/cards">the next ten minutes</Link>.
          </p>
          <div className={styles.actions}>
            <Button onClick={more} ref={onwardRef}>
              Five more
            </Button>
            <LinkButton href="/drills" variant="default">
              All drills
            </LinkButton>
          </div>
        </section>
      )}
    </DrillFrame>
  )
}
