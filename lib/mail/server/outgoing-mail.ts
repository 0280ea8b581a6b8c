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
  attachments?: { filename: string; contentType: string; content: string }[]
}

/** Sends mails. What cannot be sent now throws, to be tried again; `refused` for good is an answer. */
export type Mailer = { send: (message: OutgoingMail) => Promise<'sent' | 'refused'> }
