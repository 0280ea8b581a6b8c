import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { auditAccount } from '../audit-account'

/** What the database knows a session by that was ended. */
export function keyOfSession(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url')
}

/** Ends one session of a person: its token is refused from now on, also in copies of the cookie. */
export async function endOneSession({ sub, sid }: { sub: string; sid: string }, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const id = keyOfSession(sid)
    await tx.endedSession.upsert({ where: { id }, create: { id, at: now }, update: {} })
    await auditAccount('auth/signed-out', sub, now, tx)
  })
}

/** Which of these sessions were signed out. */
export async function endedAmong(sessionIds: readonly string[]): Promise<Set<string>> {
  const byKey = new Map(sessionIds.map((id) => [keyOfSession(id), id]))
  const result = await pool().query<{ id: string }>({
    name: 'ended-sessions',
    text: 'select id from "EndedSession" where id = any($1)',
    values: [[...byKey.keys()]],
  })
  return new Set(result.rows.flatMap(({ id }) => byKey.get(id) ?? []))
}
