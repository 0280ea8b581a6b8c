import type { z } from 'zod'

/**
 * Who may send a message: the server, or the browser of a user who is signed in, who is in the socket's room,
 * or who interviews there. A socket for updates only sends none.
 */
export type MessageSender = 'server' | 'signed in' | 'member' | 'interviewer'

/** A message of the protocol. Both ends derive the types of its content from this. */
export type Message = {
  name: string
  sender: MessageSender
  /** The arguments after the name. */
  args: z.ZodType<readonly unknown[]>
  /** The response in addition to `ok`; a message without this gets no response of its own. */
  answer?: z.ZodType<object>
}
