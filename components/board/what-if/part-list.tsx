'use client'

import { useEffect, useRef } from 'react'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { OfferedRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import type { PartOutcome } from '@/lib/board/graph/what-if/try-out'
import { FigureField } from './figure-field'
import { rateWords, usageWords } from './outcome-words'
import { PanelSection } from './panel-section'
import styles from './part-list.module.css'
import type { WhatIf } from './use-what-if'

type PartListProps = { whatIf: WhatIf; pointing: Pointing; rates: OfferedRates }

/** Every part and zone: its load, whether it is down or slow, and the figures behind it all. */
export function PartList({ whatIf, pointing, rates }: PartListProps) {
  const { model, outcome, trial, toggleDown } = whatIf
  const zones = model.graph.groups.filter(({ members }) => members.length > 1)
  const elements = new Map(model.graph.components.map((one) => [one.id, one.elements]))
  return (
    <PanelSection title="Parts" note="every figure can be changed">
      <ul className={styles.parts}>
        {outcome.parts.map((part) => (
          <PartRow
            key={part.id}
            part={part}
            elements={elements.get(part.id) ?? []}
            whatIf={whatIf}
            pointing={pointing}
            rates={rates}
          />
        ))}
      </ul>
      {zones.length > 0 && (
        <>
          <h3 className={styles.zones}>Zones</h3>
          <ul className={styles.parts}>
            {zones.map(({ id, label, members, elements: drawn }) => {
              const isDown = members.every((member) => trial.down.includes(member))
              const name = label || 'Unnamed zone'
              return (
                <li
                  key={id}
                  className={styles.zone}
                  {...pointing.bind({ key: `zone ${id}`, elements: drawn })}
                >
                  <span>{name}</span>
                  <button
                    type="button"
                    className={styles.action}
                    data-on={isDown}
                    aria-label={`${name}: ${isDown ? 'bring all of it back' : 'take all of it down'}`}
                    onClick={() => toggleDown(members)}
                  >
                    {isDown ? 'Bring back' : 'Take down'}
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </PanelSection>
  )
}

type PartRowProps = {
  part: PartOutcome
  elements: readonly string[]
  whatIf: WhatIf
  pointing: Pointing
  rates: OfferedRates
}

function PartRow({ part, elements, whatIf, pointing, rates }: PartRowProps) {
  const { id, load, isDown, isSlow } = part
  const { model, names, selected, select, toggleDown, toggleSlow, outcome } = whatIf
  const row = useRef<HTMLButtonElement>(null)
  const isOpen = selected === id
  // When a part is selected on the board, its row may be far below.
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const name = names.get(id) ?? part.label
  const lines = new Set(model.arcs.ordered.filter(({ from }) => from === id).map(({ key }) => key))
  const isClient = model.kinds.get(id) === 'client'
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={styles.row}
        aria-expanded={isOpen}
        {...pointing.bind({ key: `part ${id}`, elements })}
        onClick={() => select(isOpen ? null : id)}
      >
        <span>{name}</span>
        <span className={styles.state}>{stateOf(part, isClient)}</span>
      </button>
      {isOpen && (
        <div className={styles.open}>
          {!isClient && (
            <>
              <p className={styles.load}>
                {isDown ? 'It is down.' : `${rateWords(load)}; ${usageWords(load) ?? 'use not known'}.`}
              </p>
              <p className={styles.actions}>
                <button
                  type="button"
                  className={styles.action}
                  data-on={isDown}
                  onClick={() => toggleDown([id])}
                >
                  {isDown ? 'Bring back' : 'Take down'}
                </button>
                <button
                  type="button"
                  className={styles.action}
                  data-on={isSlow}
                  onClick={() => toggleSlow(id)}
                >
                  {isSlow ? 'Back to normal' : 'Make slow'}
                </button>
              </p>
            </>
          )}
          {outcome.figures
            .filter(({ owner }) => owner === id || lines.has(owner))
            .map((figure) => (
              <FigureField
                key={figure.id}
                figure={figure}
                to={figure.owner === id ? null : nameOfEnd(whatIf, figure.owner)}
                rates={figure.kind === 'rate' ? rates : null}
                onEnter={(value) => whatIf.enter(figure.id, value)}
              />
            ))}
        </div>
      )}
    </li>
  )
}

function nameOfEnd({ model, names }: WhatIf, key: string): string {
  const arc = model.arcs.ordered.find((one) => one.key === key)
  return (arc && names.get(arc.to)) ?? ''
}

function stateOf({ isDown, isSlow, load }: PartOutcome, isClient: boolean): string {
  if (isDown) return 'down'
  if (isClient) return ''
  const use = usageWords(load) ?? 'not known'
  return isSlow ? `slow, ${use}` : use
}
