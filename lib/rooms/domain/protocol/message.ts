import type { z } from 'zod'

/**
 * Who may send a message: the server, or a browser of somebody who is signed in, who is in the room that the socket is
 * for, or who interviews there. A socket that is for updates alone sends none.
 */
export type MessageSender = 'server' | 'signed in' | 'member' | 'interviewer'

/** A message of the protocol. Both ends take the types of what it carries from here. */
export type Message = {
  name: string
  sender: MessageSender
  /** What follows the name. */
  args: z.ZodType<readonly unknown[]>
  /** What it is answered with, beside `ok`; a message without this gets no answer of its own. */
  answer?: z.ZodType<object>
}
