import type { Metadata } from 'next'
import { cache } from 'react'
import { ImportedPage } from '@/components/review/imported/imported-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { importedPath } from '@/lib/review/domain/archive/imported-session'
import { readMoment } from '@/lib/review/domain/moment-link'
import { getImported } from '@/lib/review/server/archive/get-imported'
import { orNotFound } from '../../../or-not-found'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One time for the whole request. */
const requestTime = cache(() => new Date())
const load = cache((userId: string, id: string) => orNotFound(getImported(userId, id, requestTime())))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const user = await requireMember(importedPath(id, null))
  return { title: `${(await load(user.id, id)).facts.round.title}, imported session` }
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const startAt = readMoment(await searchParams)
  const user = await requireMember(importedPath(id, startAt))
  const session = await load(user.id, id)
  return (
    <PageShell viewer={user} width="full">
      <ImportedPage session={session} timeZone={user.timeZone} now={requestTime()} startAt={startAt} />
    </PageShell>
  )
}
