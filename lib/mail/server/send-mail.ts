import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client'
import { env } from '@/lib/shared/env'
import type { Letter } from '../domain/letter'
import type { MailKind } from '../domain/mail-kind'
import { layOut } from '../domain/mail-layout'
import { countMail, type MailOutcome } from './count-mail'
import { mailer } from './mailer'
import { siteAddress } from './site-address'
import { unsubscribeToken } from './unsubscribe-token'

type Mail = {
  /** The same for the same mail, including retries. */
  key: string
  subject: string
  letter: Letter
  attachment?: { name: string; type: string; content: string }
}

/** A mail that somebody just requested. */
type AskedMail = Mail & { to: { name: string; email: string }; why: string }

/** A mail sent unasked, of a kind that can be switched off. */
type Notice = Mail & { userId: string; kind: MailKind }

/**
 * Sends a requested mail, such as a link. Only a mail that confirms an address may be sent to an unconfirmed one: the
 * caller must ensure that.
 * @throws Error when it should be retried
 */
export async function sendAsked({ to, why, ...mail }: AskedMail): Promise<MailOutcome> {
  return send(to, mail, { why, stop: null })
}

/**
 * Sends a notification, respecting the user's current choices: not to a deleted user or one who switched this kind off,
 * and never to an unconfirmed address.
 * @throws Error when it should be retried
 */
export async function sendNotice({ userId, kind, ...mail }: Notice): Promise<MailOutcome> {
  const [person, optOut] = await Promise.all([
    db.user.findUnique({
      where: { id: userId },
      select: { name: true, privateName: true, email: true, emailVerified: true },
    }),
    db.mailOptOut.findUnique({ where: { userId_kind: { userId, kind } }, select: { kind: true } }),
  ])
  if (!person?.email || !person.emailVerified || optOut) return counted('dropped')
  const token = unsubscribeToken({ userId, kind })
  return send(
    { name: person.privateName ?? person.name, email: person.email },
    mail,
    {
      why: 'You received this because you have an account on Threepoint.',
      stop: siteAddress(`/unsubscribe/${token}`),
    },
    {
      'List-Unsubscribe': `<${siteAddress(`/api/unsubscribe/${token}`)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  )
}

async function send(
  to: { name: string; email: string },
  { key, subject, letter, attachment }: Mail,
  footer: { why: string; stop: string | null },
  headers: Record<string, string> = {},
): Promise<MailOutcome> {
  const { hostname } = new URL(siteAddress('/'))
  const id = createHash('sha256').update(key).digest('hex').slice(0, 32)
  const outcome = await mailer().send({
    from: env().MAIL_FROM ?? `Threepoint <no-reply@${hostname}>`,
    to: { name: to.name, address: to.email },
    subject,
    ...layOut(subject, letter, footer),
    messageId: `<${id}@${hostname}>`,
    // Prevents automatic replies to an automatic mail.
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    ...(attachment && {
      attachments: [{ filename: attachment.name, contentType: attachment.type, content: attachment.content }],
    }),
  })
  return counted(outcome)
}

function counted(outcome: MailOutcome): MailOutcome {
  countMail(outcome)
  return outcome
}
