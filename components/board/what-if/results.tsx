'use client'

import { IconX } from '@tabler/icons-react'
import { formatNumber } from '@/lib/content/domain/estimate/format-number'
import { goalOf, missingWords, shareWords, stopSentences, timesWords } from './outcome-words'
import { PanelSection } from './panel-section'
import styles from './results.module.css'
import type { WhatIf } from './use-what-if'

const SHOWN = 5

/** Which parts reach their capacity first, and at what multiple of the load. */
export function FullFirst({ whatIf: { outcome, select, names } }: { whatIf: WhatIf }) {
  const { filling, hot } = outcome
  // Without the case's flows and without any known use, it would only repeat the longest wait.
  const isHotKnown = hot !== null && (hot.name !== null || filling.length > 0)
  const rest = filling.length - SHOWN
  return (
    <PanelSection title="Full first">
      {filling.length === 0 ? (
        <p className={styles.text}>
          No part has both a rate and a capacity yet. Figures that nobody stated are unknown; enter them under
          Parts.
        </p>
      ) : (
        <ol className={styles.rows}>
          {filling.slice(0, SHOWN).map(({ id, fullAt, isFull }, index) => (
            <li key={id}>
              <button type="button" data-first={index === 0} onClick={() => select(id)}>
                <span>{names.get(id)}</span>
                <strong>{isFull ? `full from ${timesWords(fullAt)}` : timesWords(fullAt)}</strong>
              </button>
            </li>
          ))}
        </ol>
      )}
      {rest > 0 && (
        <p className={styles.note}>
          {rest} more can take more than {timesWords(filling[SHOWN - 1]?.fullAt ?? 1)}.
        </p>
      )}
      {isHotKnown && (
        <p className={styles.text}>
          <b>Hot path{hot.name === null ? '' : `, ${hot.name}`}</b>:{' '}
          {hot.parts.map((id) => names.get(id) ?? id).join(' → ')}.
        </p>
      )}
    </PanelSection>
  )
}

/** What was taken down or slowed, and which clients notice. */
export function Stops({ whatIf, onGone }: { whatIf: WhatIf; onGone: () => void }) {
  const { trial, outcome, names, toggleDown, toggleSlow } = whatIf
  const tried = [
    ...trial.down.map((id) => ({ id, what: 'down', undo: () => toggleDown([id]) })),
    ...trial.slow.map((id) => ({ id, what: 'slow', undo: () => toggleSlow(id) })),
  ].filter(({ id }) => names.has(id))
  return (
    <PanelSection title="Stops">
      {tried.length > 0 && (
        <ul className={styles.tried} aria-label="Tried">
          {tried.map(({ id, what, undo }) => (
            <li key={`${what} ${id}`}>
              {names.get(id)} {what}
              <button
                type="button"
                aria-label={`Bring ${names.get(id)} back to normal`}
                onClick={() => {
                  undo()
                  onGone()
                }}
              >
                <IconX size={13} stroke={1.8} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {trial.down.length === 0 ? (
        <p className={styles.text}>
          Nothing is down. Choose a part on the board or under Parts, and take it down.
        </p>
      ) : (
        stopSentences(outcome, names).map((sentence) => (
          <p key={sentence} className={styles.text}>
            {sentence}
          </p>
        ))
      )}
    </PanelSection>
  )
}

/** The calls with the longest waiting time, drawn to scale as one bar for each source of requests. */
export function WaitingPaths({ whatIf: { outcome, names } }: { whatIf: WhatIf }) {
  const figures = new Map(outcome.figures.map((figure) => [figure.id, figure]))
  const [first, ...others] = outcome.paths.toSorted((a, b) => b.path.time.known - a.path.time.known)
  if (!first) return null
  return (
    <PanelSection title="Waiting path" figure={first.path.isFull ? 'unbounded' : undefined}>
      {[first, ...others].slice(0, SHOWN).map(({ from, path }) => {
        const { known, missing } = path.time
        const total = path.isFull
          ? 'longer and longer, because a part on the way is full'
          : `${missing.length > 0 ? 'at least ' : ''}${formatNumber(known)} ms`
        const steps = path.hops.flatMap(({ arc, way, own }) => [
          { key: `way ${arc.key}`, name: '', ms: way },
          { key: `part ${arc.key}`, name: names.get(arc.to) ?? '', ms: own },
        ])
        return (
          <div key={from} className={styles.path}>
            <p className={styles.text}>
              <b>{names.get(from)}</b> waits {total}.
            </p>
            {known > 0 && !path.isFull && (
              <div className={styles.bar} aria-hidden="true">
                {steps.map(({ key, name, ms }) =>
                  ms === null || ms === 0 ? null : (
                    <span
                      key={key}
                      style={{ flexGrow: ms }}
                      data-long={ms > known / 2}
                      title={`${name} ${formatNumber(ms)} ms`}
                    >
                      {ms > known / 6 && formatNumber(ms)}
                    </span>
                  ),
                )}
              </div>
            )}
            <p className={styles.note}>
              {[
                names.get(from),
                ...path.hops.map(({ arc, own }) => stepWords(names.get(arc.to) ?? '', own)),
              ].join(' → ')}
              {missing.length > 0 && `. Not known: ${missingWords(missing, figures, names)}`}.
            </p>
          </div>
        )
      })}
    </PanelSection>
  )
}

function stepWords(name: string, own: number | null): string {
  return own === null ? name : `${name} ${formatNumber(own)} ms`
}

/** How much of the time requests are answered, worst first. */
export function Availability({ whatIf: { outcome, names } }: { whatIf: WhatIf }) {
  const going = outcome.flows
    .filter(({ stops }) => stops === null)
    .toSorted((a, b) => a.availability - b.availability || b.missing.length - a.missing.length)
  if (going.length === 0) return null
  return (
    <PanelSection title="Available" note="parts in a row multiply">
      <ul className={styles.rows}>
        {going.slice(0, SHOWN).map((one) => (
          <li key={`${one.flow.from} ${one.flow.to} ${one.flow.name}`} className={styles.plain}>
            <span>
              {one.flow.hops ? one.flow.name : `${names.get(one.flow.from)} to ${goalOf(one, names)}`}
            </span>
            <strong>
              {one.missing.length === 0
                ? shareWords(one.availability)
                : one.availability === 1
                  ? 'not known'
                  : `at most ${shareWords(one.availability)}`}
            </strong>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}

/** Parts without a second instance. */
export function SinglePoints({ whatIf: { model, names, select } }: { whatIf: WhatIf }) {
  if (model.singlePoints.length === 0) return null
  const all = model.flows.length
  return (
    <PanelSection title="Single points of failure" note="requests stopped">
      <ul className={styles.rows}>
        {model.singlePoints.slice(0, SHOWN).map(({ id, flows }) => (
          <li key={id}>
            <button type="button" onClick={() => select(id)}>
              <span>{names.get(id)}</span>
              <strong>
                {flows} of {all}
              </strong>
            </button>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
