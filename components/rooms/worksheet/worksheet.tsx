'use client'

import { IconCalculator, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import { citableResults } from '@/lib/content/domain/estimate/citations'
import { useCalculation } from '@/lib/rooms/client/worksheet/use-calculation'
import { useSharedText } from '@/lib/rooms/client/worksheet/use-shared-text'
import { canEditWork } from '@/lib/rooms/domain/round/permissions'
import { SHEET_FIELDS, type SheetFieldId, sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { useScene } from '../room-context'
import { Calculator } from './calculator'
import calculatorStyles from './calculator.module.css'
import { CitingField } from './calculator-citing'
import styles from './worksheet.module.css'

/**
 * The 3-Points worksheet, shared live. The section of the current step opens by itself and comes into view; what
 * opened by itself for the step before folds again.
 */
export function Worksheet() {
  const { connection, room, me, step, sheetGeneration, ready } = useScene()
  const [open, setOpen] = useState<ReadonlySet<SheetFieldId>>(() => fieldsOf(step))
  const counts = useLineCounts(sheetGeneration)
  const calculations = useSharedText(sheetText(connection.sheet.doc, 'calculations'))
  const { lines, missing } = useCalculation(calculations)
  const last = useMemo(() => [...citableResults(lines).values()].at(-1), [lines])
  const readOnly = !ready || !canEditWork(me) || room.clock.status === 'ended'
  const root = useRef<HTMLElement>(null)
  /** Sections that this step opened; one that a person toggles is theirs from then on. */
  const byStep = useRef(fieldsOf(step))
  useEffect(() => {
    const next = fieldsOf(step)
    const typingIn = root.current?.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field
      : undefined
    const left = byStep.current
    byStep.current = next
    setOpen((before) => new Set([...[...before].filter((id) => !left.has(id) || id === typingIn), ...next]))
    const [first] = next
    // Never under the hands of somebody who types.
    if (first && typingIn === undefined)
      root.current?.querySelector(`[data-field="${first}"]`)?.scrollIntoView({ block: 'start' })
  }, [step])

  const toggle = (id: SheetFieldId) => {
    byStep.current = new Set([...byStep.current].filter((one) => one !== id))
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }
  return (
    <section ref={root} className={styles.sheet} aria-label="Worksheet">
      {SHEET_FIELDS.map((field) => {
        const isOpen = open.has(field.id)
        const Field = field.id === 'calculations' ? Calculator : CitingField
        return (
          <div key={field.id} className={styles.section} data-field={field.id}>
            <h2>
              <button type="button" aria-expanded={isOpen} onClick={() => toggle(field.id)}>
                {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
                <PointMark points={field.points} />
                {field.title}
                {field.id === 'calculations' && last ? (
                  <span className={calculatorStyles.headline}>
                    <IconCalculator size={13} stroke={1.7} aria-hidden="true" />
                    <span>{last}</span>
                  </span>
                ) : (
                  <span className={styles.count}>{lineWords(counts[field.id] ?? 0)}</span>
                )}
              </button>
            </h2>
            {isOpen && (
              <div className={styles.body}>
                <Field
                  text={sheetText(connection.sheet.doc, field.id)}
                  label={field.title}
                  hint={field.hint}
                  readOnly={readOnly}
                  lines={lines}
                  missing={missing}
                />
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

function fieldsOf(step: string | null): ReadonlySet<SheetFieldId> {
  return new Set(
    SHEET_FIELDS.filter(
      (field) => field.step === (step === null || step === 'introductions' ? 'questions' : step),
    ).map((field) => field.id),
  )
}

function lineWords(lines: number): string {
  return lines === 0 ? '' : lines === 1 ? '1 line' : `${lines} lines`
}

function useLineCounts(generation: number): Partial<Record<SheetFieldId, number>> {
  const { connection } = useScene()
  const [counts, setCounts] = useState<Partial<Record<SheetFieldId, number>>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is another one after each generation
  useEffect(() => {
    const { doc } = connection.sheet
    const count = () =>
      setCounts(
        Object.fromEntries(
          SHEET_FIELDS.map(({ id }) => [
            id,
            doc
              .getText(id)
              .toString()
              .split('\n')
              .filter((line) => line.trim()).length,
          ]),
        ),
      )
    count()
    doc.on('update', count)
    return () => doc.off('update', count)
  }, [connection, generation])
  return counts
}
