import { pool } from '@/lib/db/pool'
import type { Level } from '@/lib/framework/levels'
import type { SessionUser } from '../../domain/session-user'
import { sessionUserOf } from '../load-user'
import { keyOfSession } from './ended-sessions'

type Row = Pick<SessionUser, 'id' | 'kind' | 'name' | 'email'> & {
  emailVerified: Date | null
  suspendedAt: Date | null
  ended: boolean
} & (
    | { level: Level; timeZone: string; languages: string[] }
    | { level: null; timeZone: null; languages: null }
  )

// One statement: every request of somebody who is signed in asks it, and all who come back at once after a restart.
const FIND = `
  select u.id, u.kind::text as kind, u.name, u.email, u."emailVerified", u."suspendedAt",
    p.level::text as level, p."timeZone", p.languages,
    exists (select from "EndedSession" e where e.id = $3) as ended
  from "User" u
  left join "Profile" p on p."userId" = u.id
  where u.id = $1 and u."sessionEpoch" = $2`

/** The person of a session as the database knows them now; null when it was ended, or nobody has that id. */
export async function findSessionUser(
  userId: string,
  sessionId: string,
  epoch: number,
): Promise<SessionUser | null> {
  const { rows } = await pool().query<Row>({
    name: 'find-session-user',
    text: FIND,
    values: [userId, epoch, keyOfSession(sessionId)],
  })
  const [row] = rows
  if (!row || row.ended) return null
  const { level, timeZone, languages, ended: _, ...user } = row
  return sessionUserOf(user, level ? { level, timeZone, languages } : null)
}
