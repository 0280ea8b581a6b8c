import type { Prisma } from './generated/client'

/** A connection or a transaction, for what is written by SQL. */
export type Queryable = { query: (text: string, values: unknown[]) => Promise<unknown> }

/** A transaction of Prisma, to write by SQL in. */
export function inTransaction(tx: Prisma.TransactionClient): Queryable {
  return { query: (text, values) => tx.$queryRawUnsafe(text, ...values) }
}
