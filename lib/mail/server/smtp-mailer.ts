import { createTransport } from 'nodemailer'
import { logError } from '@/lib/shared/log-error'
import type { Mailer } from './outgoing-mail'

/** Time limits for each step, in milliseconds. If a mail server takes longer, the mail is retried later. */
const PATIENCE = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
}

/** Commands that concern this one mail; earlier failures concern the connection. */
const ABOUT_THE_MAIL = /^(?:MAIL FROM|RCPT TO|DATA)/

/** Sends through a mail server. @param url smtp://user:password@host:port, or smtps:// */
export function smtpMailer(url: string, patience = PATIENCE): Mailer {
  const { protocol, username, hostname } = new URL(url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({
    url,
    ...patience,
    // Otherwise an attacker on the network could have the password sent in the clear.
    requireTLS: protocol === 'smtp:' && username !== '' && !isHere,
    // Nothing in a mail may make us read a file or a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (message) => {
      try {
        await transport.sendMail(message)
        return 'sent'
      } catch (error) {
        if (!isFinal(error)) throw error
        logError('mail refused', error)
        return 'refused'
      }
    },
  }
}

/** Whether the server will never accept this mail: 5xx for the mail itself. A failing login of ours can be fixed. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown }
  return (
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    typeof command === 'string' &&
    ABOUT_THE_MAIL.test(command)
  )
}
