import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { plainMail } from './plain-mail'

const transport = createTransport({ streamTransport: true, buffer: true })

async function read(name: string, text: string): Promise<string> {
  const { message } = await transport.sendMail({
    ...{ from: 'a@example.org', to: { name, address: 'b@example.org' }, subject: `For ${name}`, text },
    html: `<p>${text}</p>`,
  })
  return plainMail(Buffer.from(message as Uint8Array).toString('latin1'))
}

test.each([
  ['plain', 'Ines Fonseca', 'Hello.'],
  ['quoted', 'Zoë Quillfeather-Montgomery-Smythe', 'Hello, und noch ein Wort.'],
  ['packed', '山田太郎', '山田太郎さん、こんにちは。'.repeat(12)],
  ['packed, in a long line', 'Олександра Коваленко', 'Добрий день. '.repeat(30)],
])('[AC3] words are found in a mail that is %s', async (_, name, text) => {
  const mail = await read(name, `${text} ${name} ${'x '.repeat(60)}`)
  expect(mail.split(name).length).toBeGreaterThan(2)
  expect(mail).not.toContain('Somebody else')
})
