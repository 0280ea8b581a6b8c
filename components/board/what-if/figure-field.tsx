'use client'

import { useEffect, useId, useState } from 'react'
import type { FigureKind, ModelFigure } from '@/lib/board/graph/what-if/figures/figure'
import type { OfferedRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import { FIGURE_UNITS, parseFigure, writeFigure } from '@/lib/board/graph/what-if/figures/write-figure'
import { formatNumber } from '@/lib/content/domain/estimate/format-number'
import styles from './figure-field.module.css'
import { FIGURE_NAMES } from './outcome-words'

const ORIGINS: Readonly<Record<ModelFigure['origin'], string>> = {
  stated: 'stated',
  assumed: 'assumed',
  edited: 'yours',
  unknown: '',
}

/** Names that differ for a connection. */
const LINE_NAMES: Readonly<Partial<Record<FigureKind, string>>> = { time: 'Way', rate: 'Requests' }

type FigureFieldProps = {
  figure: ModelFigure
  /** For a figure of a connection: its target. */
  to: string | null
  /** Rates to offer here. */
  rates: OfferedRates | null
  /** Called with a value, or with undefined to restore the previous one. */
  onEnter: (value: number | undefined) => void
}

/** A figure that can be changed, with whether it was stated or assumed, and its source. */
export function FigureField({ figure, to, rates, onEnter }: FigureFieldProps) {
  const { kind, value, origin, source } = figure
  const field = useId()
  const shown = value === null ? '' : writeFigure(kind, value)
  const [text, setText] = useState(shown)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => setText(shown), [shown])

  const commit = () => {
    if (text.trim() === shown) return setProblem(null)
    if (text.trim() === '') {
      setProblem(null)
      onEnter(undefined)
      // Without an entry, the value known otherwise is shown again.
      setText(origin === 'edited' ? text : shown)
      return
    }
    const read = parseFigure(kind, text)
    if ('problem' in read) return setProblem(read.problem)
    setProblem(null)
    onEnter(read.value)
    setText(writeFigure(kind, read.value))
  }
  const name = to === null ? FIGURE_NAMES[kind] : `${LINE_NAMES[kind] ?? FIGURE_NAMES[kind]} to ${to}`
  return (
    <div className={styles.figure} data-origin={origin}>
      <label htmlFor={field}>{name}</label>
      <span className={styles.box} data-invalid={problem !== null}>
        <input
          id={field}
          inputMode="decimal"
          autoComplete="off"
          placeholder="not known"
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={`${field}-more`}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onBlur={commit}
          onKeyDown={({ key }) => {
            if (key === 'Enter') commit()
            if (key === 'Escape') {
              setText(shown)
              setProblem(null)
            }
          }}
        />
        <span>{FIGURE_UNITS[kind]}</span>
      </span>
      {origin === 'edited' ? (
        <button
          type="button"
          className={styles.undo}
          aria-label={`${name}: undo`}
          onClick={() => onEnter(undefined)}
        >
          undo
        </button>
      ) : (
        <em>{ORIGINS[origin]}</em>
      )}
      <p id={`${field}-more`} className={styles.more} role={problem ? 'alert' : undefined}>
        {problem ??
          (origin === 'edited'
            ? 'Entered here'
            : source && (origin === 'stated' ? `On the board: ${source}` : source))}
      </p>
      {rates && rates.list.length > 0 && (
        <p className={styles.rates}>
          From the {rates.from}:{' '}
          {rates.list.map((one) => (
            <button key={one.name} type="button" className={styles.undo} onClick={() => onEnter(one.rate)}>
              {one.name} {formatNumber(one.rate)}/s
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
