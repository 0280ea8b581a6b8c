import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Room } from '@/components/rooms/room'
import { requireUser } from '@/lib/auth/next/session'
import { getRoom, type RoomPage } from '@/lib/rooms/server/get-room'
import { AppError } from '@/lib/shared/errors'

export const metadata: Metadata = { title: 'Room' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const user = await requireUser(`/rooms/${id}`)
  const room = await roomOr404(user.id, id)
  return <Room roomId={room.id} userId={user.id} title={room.title} prompt={room.prompt} />
}

async function roomOr404(userId: string, id: string): Promise<RoomPage> {
  try {
    return await getRoom(userId, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound()
    throw error
  }
}
