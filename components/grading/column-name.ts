import type { GradeColumn } from '@/lib/grading/domain/grading-view'

/** The head of a column: "you", or the first name of whose grade it is. */
export function columnName({ mine, name }: Pick<GradeColumn, 'mine' | 'name'>): string {
  return mine ? 'you' : name.split(/\s+/, 1)[0] || name
}
