import { db } from '@/lib/db/client'

/** Blocks a user: the two are never matched. The blocked user is not notified. Blocking twice changes nothing. */
export async function blockPerson(blockerId: string, blockedId: string): Promise<void> {
  await db.block.createMany({ data: [{ blockerId, blockedId }], skipDuplicates: true })
}

/** Removes a block. Does nothing without one. */
export async function unblockPerson(blockerId: string, blockedId: string): Promise<void> {
  await db.block.deleteMany({ where: { blockerId, blockedId } })
}
