import { createHmac } from 'node:crypto'
import { db } from '@/lib/db/client'
import { button, type Letter, letter } from '@/lib/mail/domain/letter'
import { sendAsked } from '@/lib/mail/server/send-mail'
import { siteAddress } from '@/lib/mail/server/site-address'
import { authSecret } from '@/lib/shared/auth-secret'
import { hashToken } from '@/lib/shared/link-token'
import { LINK_LASTS, type LinkPurpose } from '../../domain/mailed-link'
import { takeUnconfirmedMail } from '../attempts'

type LinkMail = { purpose: LinkPurpose; email: string; nonce: string }

/**
 * Mails a link to the account with this address; does nothing if there is none. An unconfirmed address only ever gets
 * its confirmation: if another link was requested, the confirmation also sets a new password. Such an address gets at
 * most ten mails in 30 days.
 * @throws Error when the mail should be retried
 */
export async function sendLink({ purpose, email, nonce }: LinkMail, now: Date): Promise<void> {
  const person = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, privateName: true, emailVerified: true },
  })
  if (!person) return
  const isConfirmed = person.emailVerified !== null
  if (purpose === 'confirm' && isConfirmed) return
  const made = !isConfirmed && purpose !== 'confirm' ? 'reset' : purpose
  const token = linkToken(made, nonce)
  const hash = hashToken(token)
  const isAgain = (await db.mailedLink.count({ where: { hash } })) > 0
  if (!isConfirmed && !isAgain && !(await takeUnconfirmedMail(email, now))) return
  const expiresAt = new Date(now.getTime() + LINK_LASTS[made])
  await db.mailedLink.upsert({
    where: { hash },
    create: { hash, userId: person.id, purpose: made, email, expiresAt },
    // On a retry, a link that has been used meanwhile stays used.
    update: { expiresAt },
  })
  const { subject, body, why } = mailFor(made, isConfirmed, token, email)
  await sendAsked({
    key: hash,
    to: { name: person.privateName ?? person.name, email },
    subject,
    letter: body,
    why,
  })
}

function linkToken(purpose: LinkPurpose, nonce: string): string {
  return createHmac('sha256', authSecret()).update(`link:${purpose}:${nonce}`).digest('base64url')
}

type Wording = { subject: string; body: Letter; why: string }

function mailFor(purpose: LinkPurpose, isConfirmed: boolean, token: string, email: string): Wording {
  switch (purpose) {
    case 'confirm':
      return {
        subject: 'Confirm your e-mail address',
        body: letter`
          An account was created with ${email}. Confirm that the address is yours, so that Threepoint can send you e-mail.

          ${button('Confirm address', siteAddress(`/confirm/${token}`))}

          The link works once, within 24 hours. If you did not create the account, do nothing: until the address is confirmed, nothing but this link is sent to it.`,
        why: 'You received this because somebody entered this address. Until it is confirmed, nothing else is sent to it.',
      }
    case 'reset':
      return {
        subject: isConfirmed ? 'Choose a new password' : 'Confirm your address and choose a password',
        body: letter`
          Somebody asked to get back into the account of ${email}. ${isConfirmed ? 'Choose a new password to get in.' : 'The address was never confirmed: choosing a new password confirms it.'} All devices will then be signed out.

          ${button('Choose a new password', siteAddress(`/forgot/${token}`))}

          The link works once, within 30 minutes. If it was not you, do nothing: nothing has changed.`,
        why: 'You received this because somebody asked for it with your address.',
      }
    case 'sign_in':
      return {
        subject: 'Your link to sign in',
        body: letter`
          Use this link to sign in to the account of ${email} without a password.

          ${button('Sign in', siteAddress(`/signin/link/${token}`))}

          The link works once, within 15 minutes. If you did not ask for it, do nothing, and do not share it.`,
        why: 'You received this because somebody asked for it with your address.',
      }
  }
}
