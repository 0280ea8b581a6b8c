import { formatFixedClock } from '@/components/ui/format/format-time'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import styles from './tried-list.module.css'
import type { Tried, TriedThen } from './use-tried-then'

type TriedListProps = {
  trials: readonly Tried[]
  then: TriedThen
  /** Returns to the final board. */
  onClose: () => void
}

/** The trials of the round: each can be opened as it was, on the board of its moment. */
export function TriedList({ trials, then: { tried, open }, onClose }: TriedListProps) {
  if (trials.length === 0) return null
  return (
    <section className={styles.tried} aria-labelledby="tried-then">
      <h2 id="tried-then">Tried in the round</h2>
      <ul>
        {trials.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              aria-pressed={one.key === tried?.key}
              onClick={() => (one.key === tried?.key ? onClose() : open(one))}
            >
              <time>{formatFixedClock(one.elapsed / 1000)}</time>
              <span>{trialWords(one.trial)}</span>
            </button>
          </li>
        ))}
      </ul>
      {tried && (
        <p role="status">
          As it was played, on the board at {formatFixedClock(tried.elapsed / 1000)}.
          <button type="button" onClick={onClose}>
            Back to the final board
          </button>
        </p>
      )}
    </section>
  )
}
