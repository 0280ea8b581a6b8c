import { PrismaPg } from '@prisma/adapter-pg'
import { forget, singleton } from '@/lib/shared/singleton'
import { PrismaClient } from './generated/client'
import { CONNECTION_WAIT, CONNECTIONS, closePool, makePool } from './pool'
import { preparedName } from './prepared'

function client(): PrismaClient {
  return singleton('prisma', () => {
    const pool = makePool(CONNECTIONS.prisma, 'threepoint')
    const adapter = new PrismaPg(pool, {
      disposeExternalPool: true,
      statementNameGenerator: ({ sql }) => preparedName(sql),
    })
    return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECTION_WAIT, timeout: 5_000 } })
  })
}

/** The Prisma client. It connects on first use, so importing it needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => {
    const real = client()
    const value = Reflect.get(real, property)
    return typeof value === 'function' ? value.bind(real) : value
  },
})

/** Closes every connection of this process. New ones are opened on next use. */
export async function closeDb(): Promise<void> {
  await Promise.all([forget<PrismaClient>('prisma')?.$disconnect(), closePool()])
}
