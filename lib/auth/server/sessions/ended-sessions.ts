import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { auditAccount } from '../audit-account'

const keyOf = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

/** Ends one session of a person: its token is refused from now on, also in copies of the cookie. */
export async function endOneSession({ sub, sid }: { sub: string; sid: string }, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const id = keyOf(sid)
    await tx.endedSession.upsert({ where: { id }, create: { id, at: now }, update: {} })
    await auditAccount('auth/signed-out', sub, now, tx)
  })
}

export async function isSessionEnded(sessionId: string): Promise<boolean> {
  const row = await db.endedSession.findUnique({ where: { id: keyOf(sessionId) }, select: { id: true } })
  return row !== null
}

/** Which of these sessions were signed out. */
export async function endedAmong(sessionIds: readonly string[]): Promise<Set<string>> {
  const byKey = new Map(sessionIds.map((id) => [keyOf(id), id]))
  const result = await pool().query<{ id: string }>({
    name: 'ended-sessions',
    text: 'select id from "EndedSession" where id = any($1)',
    values: [[...byKey.keys()]],
  })
  return new Set(result.rows.flatMap(({ id }) => byKey.get(id) ?? []))
}
