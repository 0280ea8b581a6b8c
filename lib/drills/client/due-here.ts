import { AppError } from '@/lib/shared/errors'
import { countCardsAction } from '../actions'
import { MOST_DRAWN } from '../domain/limits'
import { withChanges } from '../domain/with-changes'
import { drillStore } from './drill-store'
import { today } from './today'

/**
 * How many cards kept in this browser are due today. The server says which of them still exist: a browser keeps ratings
 * for longer than a page keeps its cards.
 * @throws when the server does not respond
 */
export async function dueHere(): Promise<number> {
  const { to } = today()
  const due = Object.entries(withChanges({}, drillStore.here().changes)).flatMap(([card, memory]) =>
    memory.due < to ? [card] : [],
  )
  let count = 0
  for (let from = 0; from < due.length; from += MOST_DRAWN) {
    const result = await countCardsAction({ ids: due.slice(from, from + MOST_DRAWN) })
    if (!result.ok) throw new AppError(result)
    count += result.value
  }
  return count
}
