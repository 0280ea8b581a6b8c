'use client'

import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { checkAnswer, type SumVerdict } from '@/lib/drills/domain/sums/check-answer'
import { sumOf } from '@/lib/drills/domain/sums/sum'
import { DrillFrame } from '../drill-frame'
import styles from './sum-drill.module.css'
import { SumSteps } from './sum-steps'
import { SumVerdictNote } from './sum-verdict-note'

/** Estimates, each with random numbers, one after the other. @param seed of the first one */
export function SumDrill({ seed }: { seed: number }) {
  const [current, setCurrent] = useState(seed)
  const [written, setWritten] = useState('')
  const [verdict, setVerdict] = useState<SumVerdict | null>(null)
  const [steps, setSteps] = useState(false)
  const [done, setDone] = useState({ right: 0, asked: 0 })
  const field = useRef<HTMLInputElement>(null)
  const onward = useRef<HTMLButtonElement>(null)
  const sum = sumOf(current)
  const over = steps || verdict?.kind === 'right'

  const check = (event: FormEvent) => {
    event.preventDefault()
    if (over) return next()
    const found = checkAnswer(sum, written)
    setVerdict(found)
    if (found.kind === 'right') setDone(({ right, asked }) => ({ right: right + 1, asked: asked + 1 }))
  }
  const explain = () => {
    setSteps(true)
    // The button that was pressed disappears. On a phone, focusing the field would open the keyboard.
    onward.current?.focus({ preventScroll: true })
    if (verdict?.kind !== 'right') setDone(({ right, asked }) => ({ right, asked: asked + 1 }))
  }
  const next = () => {
    setCurrent((one) => (Math.imul(one, 1_664_525) + 1_013_904_223) | 0)
    setWritten('')
    setVerdict(null)
    setSteps(false)
    field.current?.focus()
  }
  return (
    <DrillFrame
      title="Sums"
      about="Estimate without paper. Within a quarter is right, so take a day as 100,000 seconds if you like."
    >
      <section className={styles.sum} aria-label={sum.scene.title}>
        <p className={styles.kind}>{sum.scene.title}</p>
        <p className={styles.tell}>{sum.tell}</p>
        <form className={styles.form} onSubmit={check}>
          <TextInput
            ref={field}
            className={styles.field}
            label={sum.ask}
            placeholder={`A figure and its unit: 40 ${sum.unit}`}
            value={written}
            onChange={(event) => {
              setWritten(event.currentTarget.value)
              if (!over) setVerdict(null)
            }}
            readOnly={over}
            autoComplete="off"
            spellCheck={false}
            size="md"
            data-autofocus
          />
          <Button type="submit" size="md" ref={onward} rightSection={<Kbd inverse>enter</Kbd>}>
            {over ? 'Next sum' : 'Check'}
          </Button>
        </form>
        <div aria-live="polite">
          {verdict && <SumVerdictNote verdict={verdict} />}
          {over && <SumSteps sum={sum} />}
        </div>
        {!over && (
          <Button variant="subtle" className={styles.explain} onClick={explain}>
            Show how it is done
          </Button>
        )}
      </section>
      {done.asked > 0 && (
        <p className={styles.tally}>
          <b>
            {done.right}/{done.asked}
          </b>{' '}
          right in this sitting
        </p>
      )}
    </DrillFrame>
  )
}
