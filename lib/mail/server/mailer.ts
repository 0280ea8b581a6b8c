import { env } from '@/lib/shared/env'
import { singleton } from '@/lib/shared/singleton'
import { outboxMailer } from './outbox-mailer'
import { smtpMailer } from './smtp-mailer'

/** A mail as it leaves the app. */
export type OutgoingMail = {
  from: string
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
  /** The same for the same mail: programs show a mail that came twice once. */
  messageId: string
  headers: Record<string, string>
}

/** Sends mails. What cannot be sent now throws, to be tried again; `refused` for good is an answer. */
export type Mailer = { send: (message: OutgoingMail) => Promise<'sent' | 'refused'> }

/** The way out of this installation: its mail server, or files in DATA_DIR/outbox. */
export function mailer(): Mailer {
  return singleton('mailer', () => {
    const { SMTP_URL, DATA_DIR } = env()
    return SMTP_URL ? smtpMailer(SMTP_URL) : outboxMailer(DATA_DIR)
  })
}
