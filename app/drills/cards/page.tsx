import type { Metadata } from 'next'
import { CardDrill } from '@/components/drills/card-drill'
import { DrillFrame } from '@/components/drills/drill-frame'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { readScope } from '@/lib/drills/domain/scope'
import { drillAccount } from '@/lib/drills/server/memories'
import { openScope } from '@/lib/drills/server/open-scope'

export const metadata: Metadata = { title: 'Cards' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const [user, now] = [await currentUser(), new Date()]
  const scope = readScope(await searchParams)
  const opened = await openScope(scope, user?.id ?? null, now)
  if (!opened) {
    return (
      <PageShell viewer={user}>
        <DrillFrame title="Cards" about="Of a case, or of a page">
          <EmptyState
            title="There are no cards here for you yet"
            action={<LinkButton href="/drills">All drills</LinkButton>}
          >
            The cards of a case open with its guide: once you have had a round on it, or interviewed somebody
            with it, and have no open round on it.
          </EmptyState>
        </DrillFrame>
      </PageShell>
    )
  }
  return (
    <PageShell viewer={user}>
      <CardDrill
        key={JSON.stringify(scope)}
        deck={opened.deck}
        of={opened.of}
        account={user && (await drillAccount(user.id, now))}
      />
    </PageShell>
  )
}
