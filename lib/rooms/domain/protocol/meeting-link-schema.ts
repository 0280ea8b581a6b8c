import { z } from 'zod'
import { isMeetingLink, MEETING_LINK_LIMIT, NOT_A_LINK, TOO_LONG } from '../round/meeting-link'

/** Where the people of a room talk: the URL of a call elsewhere. */
export const meetingLinkSchema = z
  .string()
  .trim()
  .max(MEETING_LINK_LIMIT, TOO_LONG)
  .refine((text) => text.length > MEETING_LINK_LIMIT || isMeetingLink(text), NOT_A_LINK)
