import type { Metadata } from 'next'
import { GroupsPage } from '@/components/groups/groups-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { listGroups } from '@/lib/groups/server/get-group'

export const metadata: Metadata = { title: 'Study groups' }

export default async function Page() {
  const user = await requireMember('/groups')
  return (
    <PageShell viewer={user}>
      <GroupsPage groups={await listGroups(user.id)} />
    </PageShell>
  )
}
