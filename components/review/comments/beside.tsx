import type { ReactNode } from 'react'
import type { BesideGrade } from '@/components/grading/grade-row'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { CommentButton } from './comment-button'
import { targetWords } from './target-words'
import type { Commenting } from './use-commenting'

/** Shown beside each worksheet field: the number of threads about it, and a button for a new one. */
export function besideField(commenting: Commenting): (field: SheetFieldId) => ReactNode {
  return (field) => {
    const about = { kind: 'field', field } as const
    return (
      <CommentButton
        on={SHEET_FIELDS.find(({ id }) => id === field)?.title ?? 'the worksheet'}
        count={commenting.countOpen(about)}
        onClick={() => commenting.compose(about)}
      />
    )
  }
}

/** The same for each dimension of a grade. */
export function besideGrade(
  commenting: Commenting,
  columns: Parameters<typeof targetWords>[1]['columns'],
): BesideGrade {
  return (column, dimension) => {
    const about = { kind: 'grade', column, dimension } as const
    return (
      <CommentButton
        on={targetWords(about, { parts: [], columns })}
        count={commenting.countOpen(about)}
        onClick={() => commenting.compose(about)}
      />
    )
  }
}
