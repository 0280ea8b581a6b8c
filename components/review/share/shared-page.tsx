import { ReadOnlyBoardCode } from '@/components/board/board-code'
import { curlyQuotes } from '@/components/ui/format/quotes'
import type { SharedSession } from '@/lib/review/domain/share/share-view'
import type { SharedCommenter } from '../comments/shared-comments'
import header from '../review-header.module.css'
import page from '../review-page.module.css'
import { CountView } from './count-view'
import { SharedContent } from './shared-content'
import styles from './shared-page.module.css'

type SharedPageProps = {
  shared: SharedSession
  token: string
  /** The moment to open the page at, in milliseconds of the round. */
  startAt: number | null
  /** Embedded in another site: links open outside it. */
  isFramed?: boolean
  /** Who is signed in; null for nobody. */
  viewer?: SharedCommenter['viewer']
}

/** A round as a link shows it, to read and to play, without its members' names. */
export function SharedPage({ shared, token, startAt, isFramed = false, viewer = null }: SharedPageProps) {
  const { title, prompt, mode, minutes, preview } = shared
  return (
    <div className={`${page.page} ${isFramed ? styles.framed : ''}`}>
      <ReadOnlyBoardCode />
      {preview === null && <CountView token={token} />}
      <header className={header.header}>
        <div className={header.name}>
          <p className={header.back}>
            {isFramed ? (
              <a href={`/s/${token}`} target="_blank" rel="noopener">
                Open on Threepoint
              </a>
            ) : (
              'A shared round'
            )}
          </p>
          <h1>{title}</h1>
          <ul className={header.facts}>
            <li>{SHOWN[shared.scope]}</li>
            <li>{mode === 'solo' ? 'Practised alone' : 'A candidate and their interviewer'}</li>
            <li>{minutes} min</li>
            <li>Names are hidden</li>
          </ul>
          {!isFramed && <p className={styles.prompt}>{curlyQuotes(prompt)}</p>}
        </div>
        {preview !== null && (
          <p className={styles.preview} role="status">
            {preview === 'declined'
              ? 'Only the people in this round see this: somebody declined the link.'
              : 'Only the people in this round see this: the link works once all of them agree.'}
          </p>
        )}
      </header>
      <SharedContent
        shared={shared}
        token={token}
        startAt={startAt}
        commenter={shared.comments && preview === null && !isFramed ? { viewer } : undefined}
      />
    </div>
  )
}

const SHOWN: Record<SharedSession['scope'], string> = {
  board: 'The board at the end',
  worksheet: 'Board and worksheet at the end',
  replay: 'A replay',
  grades: 'A replay with scores',
}
