import { columnName } from '@/components/grading/column-name'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { DIMENSION_TITLES } from '@/lib/framework/dimensions'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import type { CommentTarget } from '@/lib/review/domain/comments/comment'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'

/** The names used for the targets of comments. */
export type TargetNames = {
  /** Named elements on the board. */
  parts: readonly { id: string; label: string }[]
  /** Grades that the viewer may read. */
  columns: readonly Pick<GradeColumn, 'key' | 'name' | 'mine'>[]
}

/** The subject of a thread: `12:50`, `Booking service, 12:50`, `Core problem`, `Trade-offs, Mara`. */
export function targetWords(about: CommentTarget, { parts, columns }: TargetNames): string {
  switch (about.kind) {
    case 'moment':
      return formatFixedClock(about.elapsed / 1000)
    case 'element': {
      const label = parts.find(({ id }) => id === about.id)?.label ?? 'Part of the board'
      return `${label}, ${formatFixedClock(about.elapsed / 1000)}`
    }
    case 'field':
      return SHEET_FIELDS.find(({ id }) => id === about.field)?.title ?? 'Worksheet'
    case 'grade': {
      const column = columns.find(({ key }) => key === about.column)
      return `${DIMENSION_TITLES[about.dimension]}${column ? `, ${columnName(column)}` : ''}`
    }
  }
}

/** A target as the value of a list of choices. An element has one value at every moment. */
export function targetValue(about: CommentTarget): string {
  switch (about.kind) {
    case 'moment':
      return `moment ${about.elapsed}`
    case 'element':
      return `element ${about.id}`
    case 'field':
      return `field ${about.field}`
    case 'grade':
      return `grade ${about.column} ${about.dimension}`
  }
}

/** Whether two threads have the same subject. */
export function sameTarget(one: CommentTarget, other: CommentTarget): boolean {
  return targetValue(one) === targetValue(other)
}
