import { db } from '@/lib/db/client'

/** Blocks a person: the two are never matched. The blocked person is not told. Blocking twice changes nothing. */
export async function blockPerson(blockerId: string, blockedId: string): Promise<void> {
  await db.block.createMany({ data: [{ blockerId, blockedId }], skipDuplicates: true })
}

/** Takes a block back. Without one it does nothing. */
export async function unblockPerson(blockerId: string, blockedId: string): Promise<void> {
  await db.block.deleteMany({ where: { blockerId, blockedId } })
}
