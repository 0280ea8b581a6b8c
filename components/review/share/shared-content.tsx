'use client'

import type { SharedSession } from '@/lib/review/domain/share/share-view'
import { SharedReplay } from './shared-replay'
import { StillRound } from './still-round'

type SharedContentProps = { shared: SharedSession; token: string; startAt: number | null }

/** What a link shows of its round. */
export function SharedContent({ shared, token, startAt }: SharedContentProps) {
  switch (shared.scope) {
    case 'board':
      return <StillRound token={token} packed={shared.board} fields={null} />
    case 'worksheet':
      return <StillRound token={token} packed={shared.board} fields={shared.fields} />
    case 'replay':
      return <SharedReplay token={token} record={shared.record} isCut={shared.isCut} startAt={startAt} />
    case 'grades':
      return (
        <SharedReplay
          token={token}
          record={shared.record}
          isCut={shared.isCut}
          startAt={startAt}
          grades={shared.grades}
        />
      )
  }
}
