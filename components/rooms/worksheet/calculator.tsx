'use client'

import { VisuallyHidden } from '@mantine/core'
import { IconCalculator } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { CalculatorLine } from '@/lib/content/domain/estimate/calculator'
import { spokenLine } from '@/lib/content/domain/estimate/spoken-line'
import { useWriting } from '@/lib/rooms/client/worksheet/use-writing'
import { FormulaDrop } from '../layout/late-parts'
import { useCalculationPart } from './calculation-context'
import styles from './calculator.module.css'
import { InsertMenu } from './calculator-insert-menu'
import { CalculatorResults } from './calculator-results'
import { SheetTextField } from './sheet-field'

type CalculatorProps = {
  text: Y.Text
  label: string
  hint: string
  readOnly: boolean
}

/** How long nobody must type before a line counts as finished, in ms. */
const SETTLE_MS = 800

/** The worksheet's field for estimates: the text, its results, and the usual formulas to start from. */
export function Calculator({ text, label, hint, readOnly }: CalculatorProps) {
  const { lines, missing } = useCalculationPart((calculation) => calculation)
  const writing = useWriting(text)
  const { unsettled, spoken } = useSettled(lines, writing.field)
  const empty = missing === null && lines.every((line) => line.kind === 'blank')
  return (
    <>
      <SheetTextField
        text={text}
        writing={writing}
        label={label}
        hint={hint}
        readOnly={readOnly}
        isCode
        action={
          !readOnly && (
            <InsertMenu
              label="Formulas"
              icon={IconCalculator}
              load={FormulaDrop.load}
              menu={(props) => (
                <FormulaDrop
                  {...props}
                  sheet={text}
                  onPick={({ text: added, select }) => writing.insert(added, 'end', select)}
                />
              )}
            />
          )
        }
      />
      {empty ? (
        <p className={styles.aside}>
          One formula per line, such as <code>writes = 10M users * 2 writes/day in writes/s</code>. Any other
          field can cite the result as <code>{'{writes}'}</code>.
        </p>
      ) : missing ? (
        <p className={styles.aside}>
          {missing === 'loading'
            ? 'Loading the calculator'
            : 'The calculator could not be loaded. Keep typing to try again.'}
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

/** Whether typing is going on, and after a pause the result of this person's line, to be read out. */
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
