import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { auditAccount } from '../audit-account'

/** The key under which the database stores an ended session. */
export function keyOfSession(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url')
}

/** Ends one session of a user: its token is refused from now on, including copies of the cookie. */
export async function endOneSession({ sub, sid }: { sub: string; sid: string }, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const id = keyOfSession(sid)
    await tx.endedSession.upsert({ where: { id }, create: { id, at: now }, update: {} })
    await auditAccount('auth/signed-out', sub, now, tx)
  })
}

/** Returns which of these sessions were signed out. */
export async function endedAmong(sessionIds: readonly string[]): Promise<Set<string>> {
  const byKey = new Map(sessionIds.map((id) => [keyOfSession(id), id]))
  const result = await pool().query<{ id: string }>({
    name: 'ended-sessions',
    text: 'select id from "EndedSession" where id = any($1)',
    values: [[...byKey.keys()]],
  })
  return new Set(result.rows.flatMap(({ id }) => byKey.get(id) ?? []))
}
