import { ROLE_WORDS } from '@/lib/framework/roles'
import type { ComparisonChoice, ComparisonSide } from '@/lib/review/domain/compare/comparison'

type Told = Pick<ComparisonSide, 'mode' | 'minutes' | 'role' | 'partners'> &
  Pick<ComparisonChoice, 'startedAt'>

/** Which round it is, in a few words. @param day in the viewer's zone; null for a model round */
export function roundWords(round: Omit<Told, 'startedAt'>, day: string | null): string {
  const { mode, minutes, role, partners } = round
  if (day === null) return `Model round, ${minutes} min`
  const as = mode === 'solo' ? 'alone' : role ? `as ${ROLE_WORDS[role].toLowerCase()}` : ''
  const company = partners.length > 0 ? `with ${partners.join(', ')}` : ''
  return [day, as, company, `${minutes} min`].filter(Boolean).join(', ')
}
