import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { CHAT_LIMIT } from '../command-limits'
import { CHATS } from '../senders'

/** Writes in the chat. */
export const say = {
  sender: CHATS,
  payload: z.strictObject({ text: z.string().trim().min(1).max(CHAT_LIMIT) }),
} as const satisfies CommandForm
