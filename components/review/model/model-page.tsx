import Link from 'next/link'
import { ReadOnlyBoardCode } from '@/components/board/board-code'
import { LinkButton } from '@/components/ui/links/link-button'
import type { ModelView } from '@/lib/review/domain/model-round/model-view'
import header from '../review-header.module.css'
import page from '../review-page.module.css'
import { ModelWorkspace } from './model-workspace'

/** A round on a case as it could go: made from the case, marked as that, and played like any session. */
export function ModelPage({ model, startAt }: { model: ModelView; startAt: number | null }) {
  const { caseId, title, minutes } = model
  return (
    <div className={page.page}>
      <ReadOnlyBoardCode />
      <header className={header.header}>
        <div className={header.name}>
          <p className={header.back}>
            <Link href={`/cases/${caseId}`}>{title}</Link>
          </p>
          <h1>Model round</h1>
          <ul className={header.facts}>
            <li>{minutes} min</li>
            <li>Made by rules from the case. Nobody played it, and it is one good round of many.</li>
          </ul>
        </div>
        <div className={header.ways}>
          <LinkButton href={`/cases/${caseId}/guide`} variant="default">
            Read the guide
          </LinkButton>
        </div>
      </header>
      <ModelWorkspace model={model} startAt={startAt} />
    </div>
  )
}
