'use client'

import { IconAlertTriangle } from '@tabler/icons-react'
import type { CalculatorLine } from '@/lib/content/domain/estimate/calculator'
import styles from './calculator.module.css'

type ResultsProps = {
  lines: readonly CalculatorLine[]
  /** Somebody is typing: an apparent mistake may be an unfinished word. */
  unsettled: boolean
  /** Some lines are too far down to be computed. */
  cut: boolean
  onGoToLine: (line: number) => void
}

/** Each line's result with its unit and formula, and any mistake in it. */
export function CalculatorResults({ lines, unsettled, cut, onGoToLine }: ResultsProps) {
  return (
    <>
      <ul className={styles.results} aria-label="Results" data-unsettled={unsettled}>
        {lines.map((line) => (
          <Line key={line.line} line={line} onGoToLine={onGoToLine} />
        ))}
      </ul>
      {cut && <p className={styles.aside}>Only the first {lines.length} lines are calculated.</p>}
    </>
  )
}

function Line({ line, onGoToLine }: { line: CalculatorLine; onGoToLine: (line: number) => void }) {
  switch (line.kind) {
    case 'blank':
      return null
    case 'note':
      return <li className={styles.note}>{line.text}</li>
    case 'error':
      return (
        <li className={styles.mistake}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
          <span>
            <button type="button" onClick={() => onGoToLine(line.line)}>
              Line {line.line}
            </button>
            : {line.message}
          </span>
        </li>
      )
    case 'result':
      return (
        <li className={styles.result}>
          <span className={styles.name} data-named={line.name !== null}>
            {line.name ?? `Line ${line.line}`}
          </span>{' '}
          <span className={styles.shown}>
            {line.shown}
            {line.also && <span className={styles.also}> = {line.also}</span>}
          </span>
          {line.formula && <span className={styles.formula}>{line.formula.replaceAll('*', '×')}</span>}
        </li>
      )
  }
}
