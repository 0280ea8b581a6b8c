import type { Metadata } from 'next'
import { DrillsHome } from '@/components/drills/drills-home'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { getDeck } from '@/lib/drills/server/get-deck'
import { drillAccount } from '@/lib/drills/server/memories'

export const metadata: Metadata = {
  title: 'Drills',
  description: 'Ten minutes a day: cards that come back just before you forget them, sums, and patterns.',
}

export default async function Page() {
  const [user, now] = [await currentUser(), new Date()]
  const deck = await getDeck(user?.id ?? null, now)
  return (
    <PageShell viewer={user}>
      <DrillsHome deck={deck} account={user && (await drillAccount(user.id, now))} />
    </PageShell>
  )
}
