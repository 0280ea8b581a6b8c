import type { Metadata } from 'next'
import { JoinForm } from '@/components/rooms/lobby/join-form'
import { ErrorNote } from '@/components/ui/error-note'
import { LinkButton } from '@/components/ui/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { type InvitePreview, previewInvite } from '@/lib/rooms/server/access/accept-invite'
import { AppError } from '@/lib/shared/errors'

export const metadata: Metadata = { title: 'Join a room', robots: { index: false } }

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const user = await currentUser()
  const invite = await previewOrReason(token, user?.id ?? null)
  return (
    <PageShell viewer={user} width="text">
      {invite instanceof AppError ? (
        <ErrorNote
          page
          title="This link does not open a room"
          code={invite.code}
          action={<LinkButton href="/cases">Look at the cases</LinkButton>}
        >
          {invite.message}
        </ErrorNote>
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
