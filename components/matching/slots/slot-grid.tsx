'use client'

import { IconRepeat } from '@tabler/icons-react'
import type { SlotCell, SlotsView } from '@/lib/matching/domain/slots/slots-view'
import type { OpenSlot } from './slot-dialog'
import styles from './slots.module.css'

/** A week as hours by days. Every future hour is a button. */
export function SlotGrid({ view, onOpen }: { view: SlotsView; onOpen: (slot: OpenSlot) => void }) {
  return (
    <table className={styles.grid}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles.hidden}>Hour</span>
          </th>
          {view.days.map(({ words, today }) => (
            <th key={words} scope="col" aria-current={today ? 'date' : undefined}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.hours.map((hour) => (
          <tr key={hour.words}>
            <th scope="row">{hour.words}</th>
            {hour.cells.map((cell, day) => (
              <td key={view.days[day]?.words}>
                <Cell cell={cell} when={`${view.days[day]?.words}, ${hour.words}`} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = { cell: SlotCell; when: string; onOpen: (slot: OpenSlot) => void }

function Cell({ cell, when, onOpen }: CellProps) {
  const { at, closed, fitting, mine, booked } = cell
  if (booked) {
    return (
      <span className={`${styles.cell} ${styles.booked}`}>
        <b>{booked}</b>
      </span>
    )
  }
  if (at === null || closed) return <span className={`${styles.cell} ${styles.closed}`} />
  const people = fitting === 1 ? '1 person' : `${fitting} people`
  const name = [when, fitting > 0 ? people : null, mine ? 'you offer it' : null].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      className={`${styles.cell} ${fitting > 0 ? styles.fits : ''} ${mine ? styles.mine : ''}`}
      aria-label={name}
      onClick={() => onOpen({ at, when, fitting, mine })}
    >
      {fitting > 0 && <b>{fitting}</b>}
      {mine && (
        <span className={styles.you}>
          You
          {mine === 'weekly' && <IconRepeat size={12} stroke={1.9} aria-hidden="true" />}
        </span>
      )}
    </button>
  )
}
