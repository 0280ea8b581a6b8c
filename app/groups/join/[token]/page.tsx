import type { Metadata } from 'next'
import { JoinGroup } from '@/components/groups/join-group'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import type { GroupPreview } from '@/lib/groups/domain/group'
import { previewGroup } from '@/lib/groups/server/group-link'
import { AppError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

export const metadata: Metadata = { title: 'Join a group', referrer: 'no-referrer', robots: { index: false } }

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const user = await requireMember(`/groups/join/${token}`)
  const group = await previewOrReason(token, user.id)
  return (
    <PageShell viewer={user} width="text">
      {group instanceof AppError ? (
        <PageMessage
          title="This link doesn’t lead to a group"
          action={
            <LinkButton href="/groups" variant="default">
              Your groups
            </LinkButton>
          }
        >
          {sentenceOf(group)}
        </PageMessage>
      ) : (
        <JoinGroup token={token} group={group} />
      )}
    </PageShell>
  )
}

async function previewOrReason(token: string, userId: string): Promise<GroupPreview | AppError> {
  try {
    return await previewGroup(token, userId, new Date())
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
