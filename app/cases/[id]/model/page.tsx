import type { Metadata } from 'next'
import { ModelPage } from '@/components/review/model/model-page'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { modelPath, readMoment } from '@/lib/review/domain/moment-link'
import { getModel } from '@/lib/review/server/model/get-model'
import { orNotFound } from '../../../or-not-found'
import styles from '../guide/page.module.css'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Model round' }

/** Why a model round is closed to a user, and what opens it. */
const CLOSED = {
  'not-yet': 'It opens once you have finished a round on this case and its grades are open.',
  'not-graded':
    'It opens when the grades of your round on this case are open. Grade it, or wait for the others.',
  'answering-now':
    'You have an open round on this case. The model round opens when that round is over and graded.',
} as const

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const startAt = readMoment(await searchParams)
  const user = await requireUser(modelPath(id, startAt))
  const result = await orNotFound(getModel(id, user.id, new Date()))
  if (result.access === 'open')
    return (
      <PageShell viewer={user} width="full">
        <ModelPage
          model={result.model}
          strongest={result.model.strongest}
          startAt={startAt}
          title="Model round"
          ways={
            <LinkButton href={`/cases/${id}/guide`} variant="default">
              Read the guide
            </LinkButton>
          }
        />
      </PageShell>
    )
  return (
    <PageShell viewer={user}>
      <h1 className={styles.title}>Model round</h1>
      <EmptyState
        title="This model round is still closed to you"
        action={<LinkButton href={`/cases/${id}`}>Back to the case</LinkButton>}
      >
        {CLOSED[result.access]}
      </EmptyState>
    </PageShell>
  )
}
