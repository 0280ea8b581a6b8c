import { db } from '@/lib/db/client'

/** Public names of some users, by id. Users without an account any more are left out. */
export async function listNames(userIds: readonly string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}
