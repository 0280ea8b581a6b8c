import { db } from '@/lib/db/client'
import { MAIL_KINDS, type MailKind } from '../domain/mail-kind'

/** Which kinds of mail a user gets. */
export type MailChoices = Record<MailKind, boolean>

/** All kinds are on by default. */
export async function getMailChoices(userId: string): Promise<MailChoices> {
  const off = new Set((await db.mailOptOut.findMany({ where: { userId } })).map(({ kind }) => kind))
  return Object.fromEntries(MAIL_KINDS.map((kind) => [kind, !off.has(kind)])) as MailChoices
}

/** Switches a kind of mail on or off, from the next mail on. Does nothing for a user who does not exist. */
export async function setMailChoice(
  userId: string,
  kind: MailKind,
  wanted: boolean,
  now: Date,
): Promise<void> {
  if (wanted) await db.mailOptOut.deleteMany({ where: { userId, kind } })
  else
    await db.$executeRaw`
      insert into "MailOptOut" ("userId", kind, at) select id, ${kind}, ${now} from "User" where id = ${userId}::uuid
      on conflict do nothing`
}
