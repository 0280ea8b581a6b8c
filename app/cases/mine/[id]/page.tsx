import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseEditor } from '@/components/cases/authoring/case-editor'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { getDraft } from '@/lib/cases/server/drafts/get-draft'
import { STEP_TITLES } from '@/lib/framework/steps'
import { isId } from '@/lib/shared/id-schema'
import { orNotFound } from '../../../or-not-found'

export const metadata: Metadata = { title: 'Write a case' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireMember(`/cases/mine/${id}`)
  if (!isId(id)) notFound()
  const draft = await orNotFound(getDraft(user.id, id))
  return (
    <PageShell viewer={user} width="full">
      <CaseEditor draft={draft} stepTitles={STEP_TITLES} timeZone={user.timeZone} />
    </PageShell>
  )
}
