import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  url: string
  /** The mails it accepted, in order. */
  mails: ParsedMail[]
  /** Responds to the next recipients with this code; null accepts them. */
  answerWith: (code: number | null) => void
  /** Number of recipients that it was asked about. */
  asked: () => number
  stop: () => Promise<void>
}

/** A real mail server that stores what it receives. */
export async function startMailServer(login?: { user: string; password: string }): Promise<MailServer> {
  const mails: ParsedMail[] = []
  let code: number | null = null
  let asked = 0
  const refusal = (responseCode: number) => Object.assign(new Error('No'), { responseCode })
  const server = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    onAuth: ({ username, password }, _, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(refusal(535)),
    onRcptTo: (_, __, done) => {
      asked++
      done(code === null ? null : refusal(code))
    },
    onData: (stream, _, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answerWith: (next) => {
      code = next
    },
    asked: () => asked,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A server that accepts connections and never responds. */
export async function startSilentServer(): Promise<{ url: string; stop: () => void }> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** The URL of the page that a mail's text links to, from its path on. */
export function linkIn(mail: ParsedMail | undefined, path: string): string {
  const found = new RegExp(`https?://[^\\s]+?(${path}/[\\w.-]+)`).exec(mail?.text ?? '')
  if (!found?.[1]) throw new Error(`There is no link to ${path} in: ${mail?.text}`)
  return found[1]
}
