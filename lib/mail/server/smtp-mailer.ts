import { createTransport } from 'nodemailer'
import { logError } from '@/lib/shared/log-error'
import type { Mailer } from './outgoing-mail'

/** Milliseconds for each step of the way. A mail server that takes longer is asked again later. */
const PATIENCE = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
}

/** Commands that are about this one mail; what fails before them is about the way there. */
const ABOUT_THE_MAIL = /^(?:MAIL FROM|RCPT TO|DATA)/

/** Sends by a mail server. @param url smtp://user:password@host:port, or smtps:// */
export function smtpMailer(url: string, patience = PATIENCE): Mailer {
  const { protocol, username, hostname } = new URL(url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({
    url,
    ...patience,
    // Whoever sits on the way could otherwise have the password sent in the clear.
    requireTLS: protocol === 'smtp:' && username !== '' && !isHere,
    // Nothing in a mail may make us read a file or an address.
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

/** Whether the server will never take this mail: 5xx to the mail itself. Our own login that fails can be put right. */
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
