'use client'

import type { SharedSession } from '@/lib/review/domain/share/share-view'
import type { SharedCommenter } from '../comments/shared-comments'
import { SharedReplay } from './shared-replay'
import { StillRound } from './still-round'

type SharedContentProps = {
  shared: SharedSession
  token: string
  startAt: number | null
  /** Absent if nobody can comment. */
  commenter?: SharedCommenter | undefined
}

/** What a link shows of its round. */
export function SharedContent({ shared, token, startAt, commenter }: SharedContentProps) {
  switch (shared.scope) {
    case 'board':
      return <StillRound token={token} packed={shared.board} fields={null} />
    case 'worksheet':
      return <StillRound token={token} packed={shared.board} fields={shared.fields} />
    case 'replay':
      return (
        <SharedReplay
          token={token}
          record={shared.record}
          isCut={shared.isCut}
          startAt={startAt}
          commenter={commenter}
        />
      )
    case 'grades':
      return (
        <SharedReplay
          token={token}
          record={shared.record}
          isCut={shared.isCut}
          startAt={startAt}
          grades={shared.grades}
          commenter={commenter}
        />
      )
  }
}
