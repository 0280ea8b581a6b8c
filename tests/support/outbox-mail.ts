import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { expect, inject } from 'vitest'
import { outboxFolder } from '@/lib/mail/server/outbox-mailer'

/**
 * The mail to somebody with this subject, from the folder that an app writes its mails to.
 * @param dataDir of an app of the test's own; by default the app of the browser tests
 */
export async function mailTo(
  email: string,
  subject: string,
  dataDir = inject('dataDir'),
): Promise<ParsedMail> {
  const folder = outboxFolder(dataDir)
  const found = async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.eml'))
    const mails = await Promise.all(files.map((file) => simpleParser(readFileSync(path.join(folder, file)))))
    return mails.find((mail) => mail.subject === subject && [mail.to].flat()[0]?.text.includes(email)) ?? null
  }
  await expect.poll(found).not.toBeNull()
  const mail = await found()
  if (!mail) throw new Error('The mail is gone again')
  return mail
}
