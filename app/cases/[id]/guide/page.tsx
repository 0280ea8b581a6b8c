import type { Metadata } from 'next'
import { ReferenceWhiteboard } from '@/components/board/reference-whiteboard'
import { GuidePage } from '@/components/cases/guide/guide-page'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { guideFor } from '@/lib/cases/domain/case'
import { referenceBoard } from '@/lib/cases/domain/diagram/reference-board'
import { STEP_TITLES } from '@/lib/framework/steps'
import { listPages } from '@/lib/handbook/server/handbook'
import { getCaseGuide } from '@/lib/rooms/server/guide/get-case-guide'
import { orNotFound } from '../../../or-not-found'
import styles from './page.module.css'

export const metadata: Metadata = { title: 'Guide and reference design' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireUser(`/cases/${id}/guide`)
  const result = await orNotFound(getCaseGuide(id, user.id, new Date()))
  if (result.access !== 'open') {
    return (
      <PageShell viewer={user}>
        <h1 className={styles.title}>Guide and reference design</h1>
        <EmptyState
          title="This guide is still closed to you"
          action={<LinkButton href={`/cases/${id}`}>Back to the case</LinkButton>}
        >
          {result.access === 'answering-now'
            ? 'You have an open round on this case. The guide and the reference design open when that round is over.'
            : 'It opens once you have finished a round on this case, or when you interview somebody on it.'}
        </EmptyState>
      </PageShell>
    )
  }
  const { whole } = result
  const { patterns, concepts } = whole.guide.related
  const named = new Set([...patterns, ...concepts])
  const pages = (await listPages()).filter((page) => named.has(page.id))
  return (
    <PageShell viewer={user}>
      <GuidePage
        guide={guideFor(whole)}
        placed={whole.placed}
        estimates={whole.estimates.lines}
        stepTitles={STEP_TITLES}
        pages={pages}
        whiteboard={<ReferenceWhiteboard elements={referenceBoard(whole.placed)} />}
      />
    </PageShell>
  )
}
