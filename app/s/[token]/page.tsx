import type { Metadata } from 'next'
import { SharedPage } from '@/components/review/share/shared-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { readMoment } from '@/lib/review/domain/moment-link'
import { loadShared, sharedMetadata } from './load-shared'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params
  const user = await currentUser()
  return sharedMetadata(token, await loadShared(token, user?.id ?? null))
}

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params
  const user = await currentUser()
  const shared = await loadShared(token, user?.id ?? null)
  return (
    <PageShell viewer={user} width="full">
      <SharedPage
        shared={shared}
        token={token}
        startAt={readMoment(await searchParams)}
        viewer={user && { id: user.id, hasAccount: user.kind === 'member', timeZone: user.timeZone }}
      />
    </PageShell>
  )
}
