import type { GradeColumn } from '@/lib/grading/domain/grading-view'

/** The head of a column: "you", or the grader's first name. */
export function columnName({ mine, name }: Pick<GradeColumn, 'mine' | 'name'>): string {
  return mine ? 'you' : name.split(/\s+/, 1)[0] || name
}
