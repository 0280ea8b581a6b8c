import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { meetingLinkSchema } from '../meeting-link-schema'
import { SETS_LINK } from '../senders'

/** Sets or removes the link to the meeting, before the start. */
export const meeting = {
  sender: SETS_LINK,
  payload: z.strictObject({ link: meetingLinkSchema.nullable() }),
} as const satisfies CommandForm
