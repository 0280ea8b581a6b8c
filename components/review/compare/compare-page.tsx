import Link from 'next/link'
import { ReadOnlyBoardCode } from '@/components/board/board-code'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import type { ComparisonSide } from '@/lib/review/domain/compare/comparison'
import header from '../review-header.module.css'
import { ChooseOther } from './choose-other'
import styles from './compare-page.module.css'
import { CompareWorkspace } from './compare-workspace'

type ComparePageProps = {
  roomId: string
  left: ComparisonSide
  right: ComparisonSide | null
  /** The names of the two rounds. */
  leftName: string
  rightName: string
  choices: { id: string; name: string }[]
  chosen: string | null
}

/** Two rounds side by side: their boards on one time line, their minutes, designs, grades and worksheets. */
export function ComparePage({ roomId, left, right, leftName, rightName, choices, chosen }: ComparePageProps) {
  return (
    <div className={styles.page}>
      {right && <ReadOnlyBoardCode />}
      <header className={header.header}>
        <div className={header.name}>
          <p className={header.back}>
            <Link href={`/sessions/${roomId}`}>{left.title}, session</Link>
          </p>
          <h1>Compare</h1>
          <ul className={header.facts}>
            <li>{leftName}</li>
            {right && (
              <li>compared with {right.title === left.title ? rightName : `${right.title}, ${rightName}`}</li>
            )}
          </ul>
        </div>
        {choices.length > 0 && <ChooseOther roomId={roomId} choices={choices} chosen={chosen} />}
      </header>
      {right ? (
        <CompareWorkspace key={chosen} left={left} right={right} leftName={leftName} rightName={rightName} />
      ) : (
        <div className={styles.empty}>
          <EmptyState
            title={
              choices.length > 0 ? 'Choose a round to compare with' : 'There is nothing to compare with yet'
            }
            action={
              choices.length === 0 && (
                <LinkButton href={`/rooms/new?after=${roomId}`}>Go again on this case</LinkButton>
              )
            }
          >
            {choices.length > 0
              ? 'Your other rounds on this case are in the list above. Its model round joins them once your grades are open.'
              : 'You can compare it with another round of yours on this case, or with the model round once its grades are open.'}
          </EmptyState>
        </div>
      )}
    </div>
  )
}
