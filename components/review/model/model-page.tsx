import Link from 'next/link'
import type { ReactNode } from 'react'
import { ReadOnlyBoardCode } from '@/components/board/board-code'
import type { ModelView, WatchedView } from '@/lib/review/domain/model-round/model-view'
import header from '../review-header.module.css'
import page from '../review-page.module.css'
import { ModelWorkspace } from './model-workspace'

type ModelPageProps = {
  model: WatchedView
  strongest: ModelView['strongest'] | null
  startAt: number | null
  title: string
  /** Links to the next pages. */
  ways: ReactNode
}

/** An example of how a round on a case could go, marked as a model and played like any session. */
export function ModelPage({ model, strongest, startAt, title, ways }: ModelPageProps) {
  const { caseId, minutes, line } = model
  return (
    <div className={page.page}>
      <ReadOnlyBoardCode />
      <header className={header.header}>
        <div className={header.name}>
          <p className={header.back}>
            <Link href={`/cases/${caseId}`}>{model.title}</Link>
          </p>
          <h1>{title}</h1>
          <ul className={header.facts}>
            <li>{minutes} min</li>
            <li>
              {line
                ? `Written out by hand: nobody played it, and it is one good round of many. ${line}`
                : 'Made by rules from the case. Nobody played it, and it is one good round of many.'}
            </li>
          </ul>
        </div>
        <div className={header.ways}>{ways}</div>
      </header>
      <ModelWorkspace model={model} strongest={strongest} startAt={startAt} />
    </div>
  )
}
