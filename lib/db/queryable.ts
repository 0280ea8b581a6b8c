import type { Prisma } from './generated/client'

/** A connection or a transaction, for code that writes with SQL. */
export type Queryable = { query: (text: string, values: unknown[]) => Promise<unknown> }

/** Wraps a Prisma transaction so that SQL can be run in it. */
export function inTransaction(tx: Prisma.TransactionClient): Queryable {
  return { query: (text, values) => tx.$queryRawUnsafe(text, ...values) }
}
