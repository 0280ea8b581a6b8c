import type { Metadata } from 'next'
import { HandbookMap } from '@/components/handbook/handbook-map'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { listPages } from '@/lib/handbook/server/handbook'
import { listRead } from '@/lib/handbook/server/reading'

export const metadata: Metadata = {
  title: 'Handbook',
  description: 'Patterns, concepts and guides for system design interviews, in the order to read them.',
}

export default async function Page() {
  const [user, pages] = await Promise.all([currentUser(), listPages()])
  return (
    <PageShell viewer={user}>
      <HandbookMap pages={pages} account={user && (await listRead(user.id))} />
    </PageShell>
  )
}
