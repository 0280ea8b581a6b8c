import type { z } from 'zod'
import type { CommandSender } from './senders'

/** Something that users can ask a room to do. */
export type CommandForm = { payload: z.ZodType<object>; sender: CommandSender }
