import type { Prisma } from './generated/client'

/** Lets one transaction at a time go on from here with the same name, in all processes; until it ends. */
export async function takeLock(tx: Prisma.TransactionClient, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
