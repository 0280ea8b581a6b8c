import type { Metadata } from 'next'
import { cache } from 'react'
import { CasePage } from '@/components/cases/case-page'
import type { PlanView } from '@/components/cases/round-plan'
import { STEP_AIMS } from '@/components/cases/step-aims'
import { formatDay } from '@/components/ui/format/format-time'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { getPublicCase } from '@/lib/cases/server/get-public-case'
import type { CaseKind } from '@/lib/framework/case-kinds'
import type { RoundMinutes } from '@/lib/framework/steps'
import { stepInfo } from '@/lib/framework/steps'
import { pagesForCase } from '@/lib/handbook/server/handbook'
import { canOpenModel } from '@/lib/review/server/model/open-model'
import { standardPlan } from '@/lib/rooms/domain/round/plan'
import { guideAccessOf } from '@/lib/rooms/server/guide/get-case-guide'
import { listRounds } from '@/lib/rooms/server/rounds/list-rounds'
import { orNotFound } from '../../or-not-found'

type Props = { params: Promise<{ id: string }> }

const load = cache(async (id: string) => {
  const user = await currentUser()
  return orNotFound(getPublicCase(id, user?.id ?? null))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, prompt } = await load((await params).id)
  return { title, description: prompt }
}

export default async function Page({ params }: Props) {
  const shown = await load((await params).id)
  const user = await currentUser()
  const rounds = user ? await listRounds(user.id, shown.id) : []
  const now = new Date()
  const access = user
    ? await guideAccessOf(user.id, { caseId: shown.id, own: shown.own, rounds }, now)
    : 'not-yet'
  const history = user
    ? rounds.map(({ roomId, at, minutes, role, phase }) => ({
        roomId,
        day: formatDay(at, user.timeZone, now),
        minutes,
        role,
        open: phase !== 'ended',
      }))
    : null
  const [first, ...others] = shown.minutes.map((minutes) => planView(shown.kind, minutes))
  if (!first) throw new Error(`The case ${shown.id} has no length`)
  return (
    <PageShell viewer={user}>
      <CasePage
        case={shown}
        version={shown.version}
        plans={[first, ...others]}
        history={history}
        access={access}
        hasModel={user !== null && access === 'open' && (await canOpenModel(shown.id, user.id, now))}
        own={shown.own}
        member={user?.kind === 'member'}
        // They name parts of the answer, so they open together with the guide.
        pages={access === 'open' ? await pagesForCase(shown.id) : []}
      />
    </PageShell>
  )
}

function planView(kind: CaseKind, minutes: RoundMinutes): PlanView {
  const steps = standardPlan(kind, minutes).map((step) => {
    const { title, points } = stepInfo(step.slug)
    return { key: step.slug, label: title, points, minutes: step.minutes, aim: STEP_AIMS[step.slug] }
  })
  return { minutes, steps }
}
