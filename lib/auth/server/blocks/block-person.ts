import { db } from '@/lib/db/client'

/** Keeps two people apart from now on. The one who is blocked is never told. Blocking again changes nothing. */
export async function blockPerson(blockerId: string, blockedId: string): Promise<void> {
  await db.block.createMany({ data: [{ blockerId, blockedId }], skipDuplicates: true })
}

/** Takes a block back. Without one it does nothing. */
export async function unblockPerson(blockerId: string, blockedId: string): Promise<void> {
  await db.block.deleteMany({ where: { blockerId, blockedId } })
}
