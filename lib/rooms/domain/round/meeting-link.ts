/** Longest link to a meeting, in characters. */
export const MEETING_LINK_LIMIT = 300

export const TOO_LONG = `A meeting link has ${MEETING_LINK_LIMIT} characters at most.`
export const NOT_A_LINK = 'Enter an https link, such as meet.example.org/our-round.'

/** What somebody typed as a link: an address without its https:// gets it. Its last name is of letters: 3.5 is none. */
export function withScheme(text: string): string {
  const link = text.trim()
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{L}{2,}|xn--[a-z\d-]+)(?:[:/?#]|$)/iu.test(link)
    ? `https://${link}`
    : link
}

/** Why what somebody typed is no meeting link, or null. */
export function meetingLinkProblem(text: string): string | null {
  const link = text.trim()
  if (link.length > MEETING_LINK_LIMIT) return TOO_LONG
  return isMeetingLink(link) ? null : NOT_A_LINK
}

/** Only https, so that nobody is sent to a script or a file; no name or password, which could pass for a host. */
export function isMeetingLink(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false
  const { protocol, username, password, href } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && href.length <= MEETING_LINK_LIMIT
}

/** A link as it is kept: the way browsers write it, with any look-alike host spelled out. */
export function readMeetingLink(text: string): string {
  return new URL(text.trim()).href
}
