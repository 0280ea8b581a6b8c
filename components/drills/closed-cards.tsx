import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import styles from './card-drill.module.css'
import { DrillFrame } from './drill-frame'

/** Shown for a URL that names no cards, or those of a guide that is closed. */
export function ClosedCards() {
  return (
    <DrillFrame title="Cards" about="For a case or a page">
      <div className={styles.waiting}>
        <EmptyState
          title="There are no cards here for you yet"
          action={<LinkButton href="/drills">All drills</LinkButton>}
        >
          The cards of a case are available with its guide: once you have had a round on it, or interviewed
          somebody with it, and have no open round on it.
        </EmptyState>
      </div>
    </DrillFrame>
  )
}
