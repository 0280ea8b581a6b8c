import { countAudit } from '@/lib/audit/server/count-audit'
import { recordAudit } from '@/lib/audit/server/record-audit'
import type { Prisma } from '@/lib/db/generated/client'
import { DECLINES_AN_HOUR } from '../../domain/limits'

const DECLINED = 'matching/declined'

type Client = Pick<Prisma.TransactionClient, 'auditEntry'>

/** Records that somebody declined a match. @returns whether they have reached the limit */
export async function noteDecline(tx: Client, userId: string, matchId: string, now: Date): Promise<boolean> {
  const subject = `user:${userId}`
  await recordAudit({ at: now, actorId: userId, action: DECLINED, subject, detail: { matchId } }, tx)
  return declinesTooMuch(tx, userId, now)
}

/** Whether somebody has declined so many matches within the hour that they may not join a queue. */
export async function declinesTooMuch(client: Client, userId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - 3_600_000)
  const declined = await countAudit({ action: DECLINED, subject: `user:${userId}`, since }, client)
  return declined >= DECLINES_AN_HOUR
}
