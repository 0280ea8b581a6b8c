import type { Metadata } from 'next'
import { JoinForm } from '@/components/rooms/lobby/join-form'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { type InvitePreview, previewInvite } from '@/lib/rooms/server/access/accept-invite'
import { AppError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

export const metadata: Metadata = { title: 'Join a room', robots: { index: false } }

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const user = await currentUser()
  const invite = await previewOrReason(token, user?.id ?? null)
  return (
    <PageShell viewer={user} width="text">
      {invite instanceof AppError ? (
        <PageMessage
          title="This link does not open a room"
          action={
            <LinkButton href="/cases" variant="default">
              See the cases
            </LinkButton>
          }
        >
          {sentenceOf(invite)}
        </PageMessage>
      ) : (
        <JoinForm token={token} invite={invite} name={user?.name ?? null} />
      )}
    </PageShell>
  )
}

async function previewOrReason(
  token: string,
  viewerId: string | null,
): Promise<Omit<InvitePreview, 'roomId'> | AppError> {
  try {
    const { roomId: _, ...shown } = await previewInvite(token, new Date(), viewerId)
    return shown
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
