import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GuidePage } from '@/components/cases/guide-page'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageShell } from '@/components/ui/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { layOutGraph } from '@/lib/cases/domain/board/lay-out-graph'
import { estimateLines } from '@/lib/cases/domain/estimate/estimate-lines'
import { STEP_SLUGS, type StepSlug } from '@/lib/cases/domain/vocabulary'
import { getCaseGuide } from '@/lib/cases/server/get-case-guide'
import { stepInfo } from '@/lib/rooms/domain/plan'
import { AppError } from '@/lib/shared/errors'
import styles from './page.module.css'

export const metadata: Metadata = { title: 'Guide and reference design' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireUser(`/cases/${id}/guide`)
  const result = await getCaseGuide(id, user.id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') notFound()
    throw error
  })
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
            : 'It opens once you have had a round on this case, or when you interview somebody with it.'}
        </EmptyState>
      </PageShell>
    )
  }
  const { guide } = result
  const titles = Object.fromEntries(STEP_SLUGS.map((slug) => [slug, stepInfo(slug).title])) as Record<
    StepSlug,
    string
  >
  return (
    <PageShell viewer={user}>
      <GuidePage
        guide={guide}
        placed={layOutGraph(guide.guide.graph)}
        estimates={estimateLines(guide.guide)}
        stepTitles={titles}
      />
    </PageShell>
  )
}
