import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer } from './outgoing-mail'

/** Maximum number of mails kept; the oldest are deleted first. */
export const OUTBOX_KEEPS = 500

/** The folder within DATA_DIR that stores mails if there is no mail server. */
export function outboxFolder(dataDir: string): string {
  return path.join(dataDir, 'outbox')
}

/**
 * Writes mails as .eml files that any mail program opens, readable by the owner only and named so that they sort by
 * time.
 */
export function outboxMailer(dataDir: string, keeps = OUTBOX_KEEPS): Mailer {
  const folder = outboxFolder(dataDir)
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (message) => {
      const { message: source } = await transport.sendMail(message)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${fileName(message.messageId)}`
      const half = path.join(folder, `${name}.part`)
      await writeFile(half, source as Buffer, { mode: 0o600 })
      await rename(half, path.join(folder, `${name}.eml`))
      const files = (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort()
      for (const old of files.slice(0, -keeps)) await rm(path.join(folder, old), { force: true })
      return 'sent'
    },
  }
}

function fileName(messageId: string): string {
  return messageId.replace(/[^\w-]/g, '').slice(0, 24)
}
