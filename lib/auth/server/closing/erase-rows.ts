import { db } from '@/lib/db/client'

/** References that still need a user's row: rooms that remain with others, and the grades in them. */
const STAY = ['Room.createdById', 'Member.userId', 'Grade.graderId', 'Grade.subjectId']
/** Emptied first: it references another of these tables in a way that prevents emptying that one before it. */
const FIRST = 'Ticket'

type Reference = { table: string; column: string; rule: string }

/**
 * Applies to every table what its reference to `User` declares for a deleted user: the rows are deleted or their
 * reference is set to null. The user's own row is deleted too once no room needs it. The schema decides, so that no
 * table can be forgotten.
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

/** The columns that refer to a user, with their delete rule: c for cascade, n for set null. */
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
