import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Room } from '@/components/rooms/room'
import { requireUser } from '@/lib/auth/next/session'
import { getOpening } from '@/lib/rooms/server/rounds/get-opening'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { logError } from '@/lib/shared/log-error'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Room' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireUser(`/rooms/${id}`)
  const room = await orNotFound(getRoom(user.id, id, Date.now()))
  const opening = await getOpening(user.id, room.id).catch((error: unknown) => {
    // Joining will say so.
    logError('opening', error)
    return null
  })
  const asked = await headers()
  const onPhone = asked.get('sec-ch-ua-mobile') === '?1' || /Mobi/.test(asked.get('user-agent') ?? '')
  return (
    // From one room into the next nothing is taken along.
    <Room
      key={room.id}
      roomId={room.id}
      userId={user.id}
      title={room.title}
      prompt={room.prompt}
      asked={room.asked}
      matched={room.matched}
      opening={opening}
      onPhone={onPhone}
    />
  )
}
