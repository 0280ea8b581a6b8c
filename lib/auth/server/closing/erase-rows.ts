import { db } from '@/lib/db/client'

/** What somebody's row is still needed for: rooms that stay with others, and the grades in them. */
const STAY = ['Room.createdById', 'Member.userId', 'Grade.graderId', 'Grade.subjectId']
/** It refers to another of these tables in a way that keeps that from being emptied first. */
const FIRST = 'Ticket'

type Reference = { table: string; column: string; rule: string }

/**
 * Does to every table what its reference to `User` says for somebody who is deleted: their rows go, or name nobody. The
 * row of the person itself goes too once no room needs it. Tables say so themselves, so that none can be forgotten.
 */
export async function eraseRows(userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const { table, column, rule } of await listReferences(tx)) {
      if (STAY.includes(`${table}.${column}`)) continue
      if (rule === 'c')
        await tx.$executeRawUnsafe(`delete from "${table}" where "${column}" = $1::uuid`, userId)
      else if (rule === 'n')
        await tx.$executeRawUnsafe(
          `update "${table}" set "${column}" = null where "${column}" = $1::uuid`,
          userId,
        )
      else throw new Error(`${table}.${column} does not say what becomes of the rows of a deleted person`)
    }
  })
}

type Client = Pick<typeof db, '$queryRawUnsafe'>

/** The columns that refer to a person, with what happens to their rows: c for cascade, n for set null. */
export async function listReferences(client: Client = db): Promise<Reference[]> {
  const rows = await client.$queryRawUnsafe<Reference[]>(
    `select t.relname::text as table, a.attname::text as column, c.confdeltype::text as rule
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = '"User"'::regclass
     order by t.relname = '${FIRST}' desc, t.relname, a.attname`,
  )
  return rows
}
