'use client'

import { IconCalculator, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { PointMark } from '@/components/marks/point-mark'
import { citableResults } from '@/lib/content/domain/estimate/citations'
import { useSharedText } from '@/lib/rooms/client/worksheet/use-shared-text'
import { canEditWork } from '@/lib/rooms/domain/round/permissions'
import { SHEET_FIELDS, type SheetFieldId, sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { useRoom } from '../room-context'
import { CalculationProvider, useCalculationPart } from './calculation-context'
import { Calculator } from './calculator'
import calculatorStyles from './calculator.module.css'
import { CitingField } from './calculator-citing'
import styles from './worksheet.module.css'

/**
 * The 3-Points worksheet, shared live. The section of the current step opens and scrolls into view by itself;
 * sections that opened by themselves for the previous step fold again.
 */
export function Worksheet() {
  const { connection, step, readOnly } = useRoom(
    ({ connection, ready, room, me, step, sheetGeneration }) => ({
      connection,
      step,
      readOnly: !ready || !canEditWork(me) || room.clock.status === 'ended',
      // Each generation has a new document.
      sheetGeneration,
    }),
  )
  const { doc } = connection.sheet
  const [open, setOpen] = useState<ReadonlySet<SheetFieldId>>(() => fieldsOf(step))
  const root = useRef<HTMLElement>(null)
  /** Sections that this step opened; one that a person toggles is left to them from then on. */
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
    // Never scroll while somebody is typing.
    if (first && typingIn === undefined)
      root.current?.querySelector(`[data-field="${first}"]`)?.scrollIntoView({ block: 'start' })
  }, [step])

  const toggle = useCallback((id: SheetFieldId) => {
    byStep.current = new Set([...byStep.current].filter((one) => one !== id))
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return (
    <section ref={root} className={styles.sheet} aria-label="Worksheet">
      <CalculationProvider text={sheetText(doc, 'calculations')}>
        {SHEET_FIELDS.map((field) => (
          <Section
            key={field.id}
            field={field}
            text={sheetText(doc, field.id)}
            isOpen={open.has(field.id)}
            readOnly={readOnly}
            onToggle={toggle}
          />
        ))}
      </CalculationProvider>
    </section>
  )
}

type SectionProps = {
  field: (typeof SHEET_FIELDS)[number]
  text: Y.Text
  isOpen: boolean
  readOnly: boolean
  onToggle: (id: SheetFieldId) => void
}

/** One field with its heading. Typing into one does not render the others. */
const Section = memo(function Section({ field, text, isOpen, readOnly, onToggle }: SectionProps) {
  const { id, title, points, hint } = field
  const Field = id === 'calculations' ? Calculator : CitingField
  return (
    <div className={styles.section} data-field={id}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={() => onToggle(id)}>
          {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          <PointMark points={points} />
          {title}
          {id === 'calculations' ? <Headline text={text} /> : <LineCount text={text} />}
        </button>
      </h2>
      {isOpen && (
        <div className={styles.body}>
          <Field text={text} label={title} hint={hint} readOnly={readOnly} />
        </div>
      )}
    </div>
  )
})

/** The newest result; until there is one, how much is written. */
function Headline({ text }: { text: Y.Text }) {
  const last = useCalculationPart(({ lines }) => [...citableResults(lines).values()].at(-1))
  if (last === undefined) return <LineCount text={text} />
  return (
    <span className={calculatorStyles.headline}>
      <IconCalculator size={13} stroke={1.7} aria-hidden="true" />
      <span>{last}</span>
    </span>
  )
}

function LineCount({ text }: { text: Y.Text }) {
  const lines = useSharedText(text, countLines)
  return <span className={styles.count}>{lines === 0 ? '' : lines === 1 ? '1 line' : `${lines} lines`}</span>
}

function countLines(text: string): number {
  return text.split('\n').filter((line) => line.trim()).length
}

function fieldsOf(step: string | null): ReadonlySet<SheetFieldId> {
  return new Set(
    SHEET_FIELDS.filter(
      (field) => field.step === (step === null || step === 'introductions' ? 'questions' : step),
    ).map((field) => field.id),
  )
}
