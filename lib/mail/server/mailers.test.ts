import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type MailServer, startMailServer, startSilentServer } from '@/tests/support/servers/mail-server'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { outboxFolder, outboxMailer } from './outbox-mailer'
import type { OutgoingMail } from './outgoing-mail'
import { smtpMailer } from './smtp-mailer'

const MAIL: OutgoingMail = {
  from: 'Threepoint <mail@example.org>',
  to: { name: 'Ines, "the" <first>', address: 'ines@example.com' },
  subject: 'Grüße\r\nBcc: all@example.org',
  html: '<p>Hello</p>',
  text: 'Hello',
  messageId: '<abc@example.org>',
  headers: { 'List-Unsubscribe': '<https://example.org/api/unsubscribe/x>' },
}

let server: MailServer
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeEach(async () => {
  server = await startMailServer()
  logged.mockClear()
})
afterEach(() => server.stop())

test('[ML3][ML1] with a mail server a mail arrives as written, and no value becomes a header', async () => {
  expect(await smtpMailer(server.url).send(MAIL)).toBe('sent')
  const [mail] = server.mails
  expect(mail?.headers.get('to')).toMatchObject({
    value: [{ address: 'ines@example.com', name: 'Ines, "the" <first>' }],
  })
  expect([mail?.text?.trim(), mail?.html]).toEqual(['Hello', '<p>Hello</p>'])
  expect(mail?.messageId).toBe('<abc@example.org>')
  expect(mail?.bcc).toBeUndefined()
  expect(mail?.subject).toBe('Grüße Bcc: all@example.org')
})

test.each([450, 451, 421])('[ML4] a mail deferred with %i is retried', async (code) => {
  server.answerWith(code)
  await expect(smtpMailer(server.url).send(MAIL)).rejects.toThrow()
  server.answerWith(null)
  expect(await smtpMailer(server.url).send(MAIL)).toBe('sent')
})

test.each([550, 552, 554])('[ML4] a mail refused with %i is given up, and logged', async (code) => {
  server.answerWith(code)
  expect(await smtpMailer(server.url).send(MAIL)).toBe('refused')
  expect(server.mails).toEqual([])
  expect(logged).toHaveBeenCalledOnce()
})

test('[ML4] a failing login can be fixed, so the mail is retried', async () => {
  const guarded = await startMailServer({ user: 'me', password: 'right' })
  const at = (password: string) => guarded.url.replace('//', `//me:${password}@`)
  await expect(smtpMailer(at('wrong')).send(MAIL)).rejects.toThrow()
  expect(await smtpMailer(at('right')).send(MAIL)).toBe('sent')
  await guarded.stop()
})

test('[ML4] a connection that is not accepted, or stays silent, is given up', async () => {
  const { url } = server
  await server.stop()
  await expect(smtpMailer(url).send(MAIL)).rejects.toThrow()
  const silent = await startSilentServer()
  const patience = {
    dnsTimeout: 30_000,
    connectionTimeout: 30_000,
    greetingTimeout: 300,
    socketTimeout: 30_000,
  }
  await expect(smtpMailer(silent.url, patience).send(MAIL)).rejects.toThrow(/greeting/i)
  silent.stop()
  server = await startMailServer()
})

test('[ML3] without one a mail is a file that any mail program opens, for its owner alone, keeping only the newest', async () => {
  const { folder, remove } = temporaryFolder('threepoint-outbox-')
  const outbox = outboxMailer(folder, 3)
  for (let n = 0; n < 5; n++)
    await outbox.send({ ...MAIL, subject: `Mail ${n}`, messageId: `<${n}../x@example.org>` })
  const files = readdirSync(outboxFolder(folder)).sort()
  expect(files).toHaveLength(3)
  const opened = await Promise.all(
    files.map((file) => simpleParser(readFileSync(path.join(outboxFolder(folder), file)))),
  )
  expect(opened.map(({ subject }) => subject)).toEqual(['Mail 2', 'Mail 3', 'Mail 4'])
  expect(opened[0]?.html).toBe('<p>Hello</p>')
  expect(statSync(outboxFolder(folder)).mode & 0o077).toBe(0)
  for (const file of files) expect(statSync(path.join(outboxFolder(folder), file)).mode & 0o077).toBe(0)
  remove()
})
