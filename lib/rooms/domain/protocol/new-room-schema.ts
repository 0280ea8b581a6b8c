import { z } from 'zod'
import { ROUND_MINUTES } from '@/lib/framework/steps'
import { storedText } from '@/lib/shared/stored-text'
import { meetingLinkSchema } from './meeting-link-schema'

/** The request to create a room. */
export const newRoomSchema = z.strictObject({
  caseId: storedText().min(1).max(120),
  mode: z.enum(['solo', 'pair']),
  minutes: z.literal(ROUND_MINUTES),
  role: z.enum(['candidate', 'interviewer']),
  meetingLink: meetingLinkSchema.nullable().default(null),
  interviewer: z.boolean().default(false),
})
