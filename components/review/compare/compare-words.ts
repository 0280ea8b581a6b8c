import { ROLE_WORDS } from '@/lib/framework/roles'
import type { ComparisonChoice, ComparisonSide } from '@/lib/review/domain/compare/comparison'

type Told = Pick<ComparisonSide, 'mode' | 'minutes' | 'role'> & Pick<ComparisonChoice, 'startedAt'>

/** Which round it is, in a few words. @param day in the viewer's zone; null for a model round. */
export function roundWords({ mode, minutes, role }: Omit<Told, 'startedAt'>, day: string | null): string {
  if (day === null) return `Model round, ${minutes} min`
  const as = mode === 'solo' ? 'alone' : role ? `as ${ROLE_WORDS[role].toLowerCase()}` : ''
  return [day, as, `${minutes} min`].filter(Boolean).join(', ')
}
