import type { Metadata } from 'next'
import { MyCases } from '@/components/cases/authoring/my-cases'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { listDrafts } from '@/lib/cases/server/drafts/get-draft'

export const metadata: Metadata = { title: 'My cases' }

export default async function Page() {
  const user = await requireMember('/cases/mine')
  const drafts = await listDrafts(user.id)
  return (
    <PageShell viewer={user}>
      <MyCases drafts={drafts} timeZone={user.timeZone} now={new Date()} />
    </PageShell>
  )
}
