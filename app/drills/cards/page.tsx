import type { Metadata } from 'next'
import { CardDrill } from '@/components/drills/card-drill'
import { ClosedCards } from '@/components/drills/closed-cards'
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
        <ClosedCards />
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
