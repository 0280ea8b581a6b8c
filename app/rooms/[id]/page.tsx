import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Room } from '@/components/rooms/room'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { requireUser } from '@/lib/auth/next/session'
import { getOpening } from '@/lib/rooms/server/rounds/get-opening'
import { getRoom, type RoomPage } from '@/lib/rooms/server/rounds/get-room'
import { AppError } from '@/lib/shared/errors'
import { logError } from '@/lib/shared/log-error'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Room' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireUser(`/rooms/${id}`)
  const room = await orNotFound(openRoom(user.id, id))
  if (room === 'not open') return <NotOpen user={user} />
  const opening = await getOpening(user.id, room.id).catch((error: unknown) => {
    // Joining will report it.
    logError('opening', error)
    return null
  })
  const asked = await headers()
  const onPhone = asked.get('sec-ch-ua-mobile') === '?1' || /Mobi/.test(asked.get('user-agent') ?? '')
  return (
    // No state is carried over from one room to the next.
    <Room
      key={room.id}
      roomId={room.id}
      userId={user.id}
      title={room.title}
      prompt={room.prompt}
      asked={room.asked}
      matched={room.matched}
      hasModel={configuredEndpoint() !== null}
      opening={opening}
      onPhone={onPhone}
    />
  )
}

/** The room, or that it opens later. */
function openRoom(userId: string, roomId: string): Promise<RoomPage | 'not open'> {
  return getRoom(userId, roomId, Date.now()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'room/not-open') return 'not open'
    throw error
  })
}

function NotOpen({ user }: { user: SessionUser }) {
  return (
    <PageShell viewer={user} width="text">
      <PageMessage
        title="Your room is not open yet"
        action={
          <LinkButton href="/practice" variant="default">
            See your booked rounds
          </LinkButton>
        }
      >
        {sentenceOf({ code: 'room/not-open' })}
      </PageMessage>
    </PageShell>
  )
}
