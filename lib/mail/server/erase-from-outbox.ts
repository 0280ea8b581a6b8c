import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/shared/env'
import { plainMail } from '../domain/plain-mail'
import { outboxFolder } from './outbox-mailer'

/**
 * Deletes matching mails from the outbox, including incomplete ones. Does nothing without an outbox.
 * @param fits called with addresses, subject and body as readable text
 */
export async function eraseFromOutbox(fits: (text: string) => boolean): Promise<void> {
  const folder = outboxFolder(env().DATA_DIR)
  const files = await readdir(folder).catch(() => [])
  for (const file of files) {
    const whole = path.join(folder, file)
    const source = await readFile(whole).catch(() => null)
    if (source && fits(plainMail(source.toString('latin1')))) await rm(whole, { force: true })
  }
}
