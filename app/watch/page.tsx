import type { Metadata } from 'next'
import { ModelPage } from '@/components/review/model/model-page'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { readMoment } from '@/lib/review/domain/moment-link'
import { getWatched } from '@/lib/review/server/model/watch-round'
import { orNotFound } from '../or-not-found'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = {
  title: 'Watch a round',
  description:
    'A complete system design interview to play and look through, with its board, worksheet and chat.',
}

/** A round that anybody may watch, from its first second. */
export default async function Page({ searchParams }: Props) {
  const startAt = readMoment(await searchParams) ?? 0
  const user = await currentUser()
  const model = await orNotFound(getWatched(user?.id ?? null, new Date()))
  if (model)
    return (
      <PageShell viewer={user} width="full">
        <ModelPage
          model={model}
          strongest={null}
          startAt={startAt}
          title="Watch a round"
          ways={<LinkButton href="/cases">Choose a case</LinkButton>}
        />
      </PageShell>
    )
  return (
    <PageShell viewer={user}>
      <EmptyState
        title="This round is closed to you for now"
        action={<LinkButton href="/sessions">Back to your sessions</LinkButton>}
      >
        You are answering its case in an open round, and watching it would give the answers away.
      </EmptyState>
    </PageShell>
  )
}
