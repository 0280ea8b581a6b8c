import { pool } from '@/lib/db/pool'
import type { Level } from '@/lib/framework/levels'
import { Gathered } from '@/lib/shared/gathered'
import type { SessionUser } from '../../domain/session-user'
import { sessionUserOf } from '../load-user'
import { keyOfSession } from './ended-sessions'

type Row = Pick<SessionUser, 'id' | 'kind' | 'name' | 'email'> & {
  emailVerified: Date | null
  suspendedAt: Date | null
  ended: boolean
  /** The session's index among those queried. */
  place: number
} & (
    | { level: Level; timeZone: string; languages: string[] }
    | { level: null; timeZone: null; languages: null }
  )

type Asked = { userId: string; key: string; epoch: number }

// Every signed-in request runs this. When everybody reconnects after a restart, their queries are batched.
const FIND = `
  select asked.place::int as place, u.id, u.kind::text as kind, u.name, u.email, u."emailVerified", u."suspendedAt",
    p.level::text as level, p."timeZone", p.languages,
    exists (select from "EndedSession" e where e.id = asked.key) as ended
  from unnest($1::uuid[], $2::int[], $3::text[]) with ordinality as asked(id, epoch, key, place)
  join "User" u on u.id = asked.id and u."sessionEpoch" = asked.epoch
  left join "Profile" p on p."userId" = u.id`

const sessions = new Gathered<string, SessionUser>(async (keys) => {
  const asked = keys.map((key): Asked => JSON.parse(key))
  const { rows } = await pool().query<Row>({
    name: 'find-session-users',
    text: FIND,
    values: [asked.map(({ userId }) => userId), asked.map(({ epoch }) => epoch), asked.map(({ key }) => key)],
  })
  const found = new Map<string, SessionUser>()
  for (const { place, ended, level, timeZone, languages, ...user } of rows) {
    const key = keys[place - 1]
    if (key && !ended) found.set(key, sessionUserOf(user, level ? { level, timeZone, languages } : null))
  }
  return found
})

/** The user of a session as currently stored; null when the session was ended, or nobody has that id. */
export async function findSessionUser(
  userId: string,
  sessionId: string,
  epoch: number,
): Promise<SessionUser | null> {
  const asked: Asked = { userId, key: keyOfSession(sessionId), epoch }
  return (await sessions.find(JSON.stringify(asked))) ?? null
}
