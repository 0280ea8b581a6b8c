import { BlindGradeChip, GradeChip } from '@/components/marks/grade-chip'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import type { Score } from '@/lib/grading/domain/scores'

type ColumnChipProps = { column: GradeColumn; score: Score | null; differs: boolean }

/** One grader's score for one dimension: open, submitted but closed, awaited, or never submitted. */
export function ColumnChip({ column, score, differs }: ColumnChipProps) {
  if (column.status === 'open') return <GradeChip value={score} differs={differs} />
  return <BlindGradeChip given={column.status === 'in'} />
}
