import type { Prisma } from '@/lib/db/generated/client'

type Client = Pick<Prisma.TransactionClient, 'room'>

/** Deletes a room that was created for two people who were matched, if its round has not started. */
export async function deleteMatchedRoom(client: Client, roomId: string): Promise<void> {
  await client.room.deleteMany({ where: { id: roomId, phase: 'lobby', matched: true } })
}

/** Whether a room's round has started; false if the room no longer exists. */
export async function hasStarted(client: Client, roomId: string): Promise<boolean> {
  return (await client.room.count({ where: { id: roomId, phase: { not: 'lobby' } } })) > 0
}

/** Changes the opening time of a room that has not started. */
export async function openRoomAt(client: Client, roomId: string, opensAt: Date): Promise<void> {
  await client.room.updateMany({ where: { id: roomId, phase: 'lobby' }, data: { opensAt } })
}
