'use client'

import { VisuallyHidden } from '@mantine/core'
import { IconCalculator } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { applyTemplate } from '@/lib/cases/domain/estimate/apply-template'
import type { CalculatorLine } from '@/lib/cases/domain/estimate/calculator'
import { CALCULATOR_TEMPLATES } from '@/lib/cases/domain/estimate/calculator-templates'
import { spokenLine } from '@/lib/cases/domain/estimate/spoken-line'
import { useWriting } from '@/lib/rooms/client/use-writing'
import styles from './calculator.module.css'
import { InsertMenu } from './calculator-insert-menu'
import { CalculatorResults } from './calculator-results'
import { SheetField } from './sheet-field'

type CalculatorProps = {
  text: Y.Text
  label: string
  hint: string
  readOnly: boolean
  lines: readonly CalculatorLine[]
}

const FORMULAS = CALCULATOR_TEMPLATES.map(({ id, title, gives }) => ({ id, title, detail: gives }))
/** How long nobody types before a line counts as finished, in ms. */
const SETTLE_MS = 800

/** The worksheet's field for estimates: what is written, what it comes to, and the usual formulas to start from. */
export function Calculator({ text, label, hint, readOnly, lines }: CalculatorProps) {
  const writing = useWriting(text)
  const { unsettled, spoken } = useSettled(lines, writing.field)
  const insertFormula = (id: string) => {
    const template = CALCULATOR_TEMPLATES.find((candidate) => candidate.id === id)
    if (!template) return
    const { text: added, select } = applyTemplate(text.toString(), template)
    writing.insert(added, 'end', select)
  }
  const empty = lines.every((line) => line.kind === 'blank')
  return (
    <>
      <SheetField
        text={text}
        writing={writing}
        label={label}
        hint={hint}
        readOnly={readOnly}
        isCode
        action={
          !readOnly && (
            <InsertMenu label="Formulas" icon={IconCalculator} items={FORMULAS} onPick={insertFormula} />
          )
        }
      />
      {empty ? (
        <p className={styles.aside}>
          One line each, such as <code>writes = 10M users * 2 writes/day in writes/s</code>. Any other field
          can cite the result as <code>{'{writes}'}</code>.
        </p>
      ) : (
        <CalculatorResults
          lines={lines}
          unsettled={unsettled}
          cut={lines.length < text.toString().split('\n').length}
          onGoToLine={writing.goToLine}
        />
      )}
      <VisuallyHidden role="status" aria-label="Result of the line">
        {spoken}
      </VisuallyHidden>
    </>
  )
}

/** Whether typing goes on, and after a pause in this person's typing what their line comes to, to be read out. */
function useSettled(lines: readonly CalculatorLine[], field: RefObject<HTMLTextAreaElement | null>) {
  const [settled, setSettled] = useState({ lines, spoken: '' })
  useEffect(() => {
    const timer = setTimeout(() => {
      const element = field.current
      const own = element !== null && document.activeElement === element
      const spoken = own ? spokenLine(element.value, element.selectionEnd, lines) : ''
      setSettled((before) => (before.lines === lines ? before : { lines, spoken }))
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [lines, field])
  return { unsettled: settled.lines !== lines, spoken: settled.spoken }
}
