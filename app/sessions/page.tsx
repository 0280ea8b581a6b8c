import type { Metadata } from 'next'
import { SessionsPage } from '@/components/review/sessions/sessions-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { readSessionFilter, sessionsPath } from '@/lib/review/domain/sessions/session-filter'
import { listImported } from '@/lib/review/server/archive/get-imported'
import { listSessions } from '@/lib/review/server/sessions/list-sessions'
import { idSchema } from '@/lib/shared/id-schema'

export const metadata: Metadata = { title: 'Sessions' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const params = await searchParams
  const filter = readSessionFilter(params)
  const before = idSchema.safeParse(params.before).data
  const user = await requireUser(sessionsPath(filter, before))
  const now = new Date()
  const [sessions, imported] = await Promise.all([
    listSessions(user.id, { filter, before, timeZone: user.timeZone }, now.getTime()),
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
