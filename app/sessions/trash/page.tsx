import type { Metadata } from 'next'
import { TrashPage } from '@/components/review/sessions/trash-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { listTrash } from '@/lib/review/server/sessions/list-trash'

export const metadata: Metadata = { title: 'Trash' }

export default async function Page() {
  const user = await requireUser('/sessions/trash')
  const sessions = await listTrash(user.id)
  return (
    <PageShell viewer={user}>
      <TrashPage sessions={sessions} timeZone={user.timeZone} now={new Date()} />
    </PageShell>
  )
}
