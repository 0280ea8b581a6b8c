import { db } from '@/lib/db/client'

/** What others see of some people's names, by id. Who has no account any more is left out. */
export async function listNames(userIds: readonly string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}
