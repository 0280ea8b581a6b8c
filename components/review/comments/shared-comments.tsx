'use client'

import Link from 'next/link'
import { sharePath } from '@/lib/review/domain/share/share-link'
import styles from './comments.module.css'
import { CommentsPanel } from './comments-panel'
import type { CommentsPanelProps } from './comments-panel-props'
import { type PageOfRound, shownTarget } from './shown-target'
import { useCommenting } from './use-commenting'

/** The reader of a link that allows comments; null if nobody is signed in. */
export type SharedCommenter = { viewer: { id: string; hasAccount: boolean; timeZone: string } | null }

type SharedCommentsProps = Pick<CommentsPanelProps, 'isOpen' | 'replay' | 'board' | 'layer'> & {
  token: string
  commenter: SharedCommenter
  parts: CommentsPanelProps['names']['parts']
  page: PageOfRound
  onOpen: () => void
}

/** The comments on a round behind a link, for people with an account. */
export function SharedComments({ commenter: { viewer }, ...props }: SharedCommentsProps) {
  if (!viewer?.hasAccount)
    return (
      <div className={styles.panel}>
        <p className={styles.nothing}>
          The people in this round ask for comments. You need an account to read and write them:{' '}
          <Link href={`/signin?next=${encodeURIComponent(sharePath(props.token))}`}>sign in</Link>, or create
          one.
        </p>
      </div>
    )
  return <Panel {...props} viewer={viewer} />
}

type PanelProps = Omit<SharedCommentsProps, 'commenter'> & { viewer: NonNullable<SharedCommenter['viewer']> }

function Panel({ token, viewer, parts, page, onOpen, ...rest }: PanelProps) {
  const commenting = useCommenting({ token }, viewer.id, onOpen)
  const about = shownTarget(page)
  return (
    <>
      <p className={styles.seen}>
        The people in this round see your name and can remove what you write. Their names are hidden from you.
      </p>
      <CommentsPanel
        {...rest}
        commenting={commenting}
        names={{ parts, columns: [] }}
        timeZone={viewer.timeZone}
        isShown={about.isShown}
        onShow={about.show}
        pathOf={null}
        start={null}
      />
    </>
  )
}
