import { DELETED_NAME } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { listCame } from '../access/list-came'

/**
 * A person's names in a room: those under which they entered it, which the log contains until they are erased from it,
 * and those that were kept when they gave up their seat.
 */
export async function namesUsed(userId: string, roomId: string): Promise<string[]> {
  const came = (await listCame(roomId)).filter((one) => one.userId === userId)
  const member = await db.member.findUnique({
    where: { roomId_userId: { roomId, userId } },
    select: { namesToErase: true },
  })
  const names = new Set([...came.map(({ name }) => name), ...(member?.namesToErase ?? [])])
  return [...names].filter((name) => name !== '' && name !== DELETED_NAME)
}

/** Keeps the names to be erased from a session: a run that resumes an interrupted one, or a later one, needs them too. */
export async function keepNames(
  client: Pick<Prisma.TransactionClient, 'member'>,
  userId: string,
  roomId: string,
  names: readonly string[],
): Promise<void> {
  await client.member.updateMany({ where: { userId, roomId }, data: { namesToErase: [...new Set(names)] } })
}

/** Deletes the names that were kept of somebody, once no run needs them any more. @param roomId all rooms by default */
export async function dropNames(userId: string, roomId?: string): Promise<void> {
  await db.member.updateMany({ where: { userId, ...(roomId && { roomId }) }, data: { namesToErase: [] } })
}
