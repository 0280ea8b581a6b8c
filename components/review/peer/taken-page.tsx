import Link from 'next/link'
import { ReadOnlyBoardCode } from '@/components/board/board-code'
import { ReportButton } from '@/components/safety/report-button'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { TakenRound } from '@/lib/review/domain/peer/peer-review-view'
import header from '../review-header.module.css'
import page from '../review-page.module.css'
import { GiveBack } from './give-back'
import styles from './taken-page.module.css'
import { TakenWorkspace } from './taken-workspace'

type TakenPageProps = {
  taken: TakenRound
  viewerId: string
  /** The deadline for the viewer's review, in their zone. */
  until: string
  /** The moment to open the page at, in milliseconds of the round. */
  startAt: number | null
}

/** An anonymous person's round, to play and to grade. */
export function TakenPage({ taken, viewerId, until, startAt }: TakenPageProps) {
  const { id, title, prompt, mode, minutes, record } = taken
  return (
    <div className={page.page}>
      {record.board !== '' && <ReadOnlyBoardCode />}
      <header className={header.header}>
        <div className={header.name}>
          <p className={header.back}>
            <Link href="/reviews">Peer review</Link>
          </p>
          <h1>{title}</h1>
          <ul className={header.facts}>
            <li>{mode === 'solo' ? 'Alone with the guide' : 'A candidate and their interviewer'}</li>
            <li>{minutes} min</li>
            <li>Yours until {until}</li>
          </ul>
          <p className={styles.prompt}>{curlyQuotes(prompt)}</p>
        </div>
        <div className={header.ways}>
          <GiveBack reviewId={id} />
          <ReportButton
            size="sm"
            people={[{ name: 'this round', target: { from: 'review', reviewId: id } }]}
            record="the board, worksheet and chat"
            canBlock={false}
          />
        </div>
      </header>
      <TakenWorkspace taken={taken} viewerId={viewerId} startAt={startAt} />
    </div>
  )
}
