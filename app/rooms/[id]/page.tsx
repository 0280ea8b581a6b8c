import type { Metadata } from 'next'
import { Room } from '@/components/rooms/room'
import { requireUser } from '@/lib/auth/next/session'
import { getRoom } from '@/lib/rooms/server/get-room'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = { title: 'Room' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireUser(`/rooms/${id}`)
  const room = await orNotFound(getRoom(user.id, id))
  return (
    // From one room into the next nothing is taken along.
    <Room key={room.id} roomId={room.id} userId={user.id} title={room.title} prompt={room.prompt} />
  )
}
