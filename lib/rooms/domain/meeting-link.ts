import { z } from 'zod'

/** Longest link to a meeting, in characters. */
export const MEETING_LINK_LIMIT = 300

/** Where the people of a room talk: the address of a call elsewhere. */
export const meetingLinkSchema = z
  .string()
  .trim()
  .max(MEETING_LINK_LIMIT, `A meeting link has ${MEETING_LINK_LIMIT} characters at most.`)
  .refine(
    (text) => text.length > MEETING_LINK_LIMIT || isMeetingLink(text),
    'Enter a link that begins with https://, such as https://meet.example.org/our-round.',
  )

/** Only https, so that nobody is sent to a script or a file; no name or password, which could pass for a host. */
function isMeetingLink(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false
  const { protocol, username, password, href } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && href.length <= MEETING_LINK_LIMIT
}

/** A link as it is kept: the way browsers write it, with any look-alike host spelled out. */
export function readMeetingLink(text: string): string {
  return new URL(text.trim()).href
}
