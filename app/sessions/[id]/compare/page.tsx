import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ComparePage } from '@/components/review/compare/compare-page'
import { roundWords } from '@/components/review/compare/compare-words'
import { formatDayTime } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { comparePath } from '@/lib/review/domain/moment-link'
import { getComparison } from '@/lib/review/server/compare/get-comparison'
import { orNotFound } from '../../../or-not-found'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Compare rounds' }

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const { with: other } = await searchParams
  const chosen = typeof other === 'string' ? other : null
  const user = await requireUser(comparePath(id, chosen))
  const now = new Date()
  const comparison = await orNotFound(getComparison(user.id, id, chosen, now))
  if (!comparison) redirect(`/rooms/${id}`)
  const { left, right, choices } = comparison
  const dayOf = (at: number | null) => (at === null ? null : formatDayTime(new Date(at), user.timeZone, now))
  return (
    <PageShell viewer={user} width="full">
      <ComparePage
        roomId={id}
        left={left}
        right={right}
        leftName={roundWords(left, dayOf(left.startedAt))}
        rightName={right ? roundWords(right, dayOf(right.startedAt)) : ''}
        choices={choices.map((choice) => ({
          id: choice.id,
          name: roundWords(choice, dayOf(choice.startedAt)),
        }))}
        chosen={chosen}
      />
    </PageShell>
  )
}
