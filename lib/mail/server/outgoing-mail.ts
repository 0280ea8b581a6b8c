/** A mail as it leaves the app. */
export type OutgoingMail = {
  from: string
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
  /** The same for the same mail, so that programs show a duplicate only once. */
  messageId: string
  headers: Record<string, string>
  attachments?: { filename: string; contentType: string; content: string }[]
}

/**
 * Sends mails. Throws if a mail cannot be sent now and should be retried; returns `refused` for a permanent failure.
 */
export type Mailer = { send: (message: OutgoingMail) => Promise<'sent' | 'refused'> }
