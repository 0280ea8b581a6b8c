import { withChanges } from '../domain/with-changes'
import { drillStore } from './drill-store'
import { today } from './today'

/** How many cards of what is kept in this browser are due today. */
export function dueHere(): number {
  const { to } = today()
  return Object.values(withChanges({}, drillStore.here().changes)).filter(({ due }) => due < to).length
}
