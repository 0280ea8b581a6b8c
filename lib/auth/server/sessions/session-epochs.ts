import { pool } from '@/lib/db/pool'

/** The number of each user's current generation of sessions; users who do not exist are left out. */
export async function sessionEpochs(userIds: readonly string[]): Promise<Map<string, number>> {
  const result = await pool().query<{ id: string; sessionEpoch: number }>({
    name: 'session-epochs',
    text: `select id, "sessionEpoch" from "User" where id = any($1::uuid[])`,
    values: [userIds],
  })
  return new Map(result.rows.map((user) => [user.id, user.sessionEpoch]))
}
