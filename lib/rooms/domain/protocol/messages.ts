import type { z } from 'zod'
import type { Failure } from '@/lib/shared/errors'
import type { Message } from './message'
import { command } from './messages/command'
import { events } from './messages/events'
import { guideMessage } from './messages/guide'
import { join } from './messages/join'
import { moved } from './messages/moved'
import { online } from './messages/online'
import { presence } from './messages/presence'
import { refused } from './messages/refused'
import { rejoin } from './messages/rejoin'
import { speaking } from './messages/speaking'
import { time } from './messages/time'
import { update } from './messages/update'

/** Everything that a browser may send. The server's handler table has one entry for each. */
export const FROM_BROWSERS = [join, command, presence, guideMessage, time] as const
/** Everything that a server sends. */
export const FROM_SERVERS = [events, refused, moved, online, rejoin, update, speaking] as const

export type FromBrowser = (typeof FROM_BROWSERS)[number]
type FromServer = (typeof FROM_SERVERS)[number]

/** A message whose sender waits for a response. */
export type AskedMessage = Extract<FromBrowser, { answer: z.ZodType }>
export type AnswerTo<M extends Message> = M extends { answer: z.ZodType } ? z.output<M['answer']> : never

type Reply<M extends Message> = M extends { answer: z.ZodType }
  ? [reply: (answer: ({ ok: true } & AnswerTo<M>) | Failure) => void]
  : []

/** The same, in the form that Socket.IO's types need, for both ends. */
export type BrowserToServer = {
  [M in FromBrowser as M['name']]: (...args: [...z.output<M['args']>, ...Reply<M>]) => void
}
export type ServerToBrowser = { [M in FromServer as M['name']]: (...args: z.output<M['args']>) => void }
