import type { Metadata } from 'next'
import { SessionsPage } from '@/components/review/sessions/sessions-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { listImported } from '@/lib/review/server/archive/get-imported'
import { listSessions } from '@/lib/review/server/list-sessions'
import { idSchema } from '@/lib/shared/id-schema'

export const metadata: Metadata = { title: 'Sessions' }

type Props = { searchParams: Promise<{ before?: string | string[] }> }

export default async function Page({ searchParams }: Props) {
  const user = await requireUser('/sessions')
  const before = idSchema.safeParse((await searchParams).before).data
  const now = new Date()
  const [sessions, imported] = await Promise.all([
    listSessions(user.id, { before }, now.getTime()),
    user.kind === 'member' ? listImported(user.id) : null,
  ])
  return (
    <PageShell viewer={user}>
      <SessionsPage
        sessions={sessions}
        later={before !== undefined}
        timeZone={user.timeZone}
        now={now}
        viewerId={user.id}
        imported={imported}
        hasReviews={user.kind === 'member'}
      />
    </PageShell>
  )
}
