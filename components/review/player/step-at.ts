import type { SessionRecord } from '@/lib/review/domain/session-record'

/** The title of the step at a moment; null in a round without steps. */
export function stepAt({ visits }: Pick<SessionRecord, 'visits'>, elapsed: number): string | null {
  return (visits.findLast(({ from }) => from <= elapsed) ?? visits[0])?.title ?? null
}
