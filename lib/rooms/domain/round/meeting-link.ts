/** Maximum length of a meeting link, in characters. */
export const MEETING_LINK_LIMIT = 300

export const TOO_LONG = `A meeting link has ${MEETING_LINK_LIMIT} characters at most.`
export const NOT_A_LINK = 'Enter an https link, such as meet.example.org/our-round.'

/**
 * What somebody typed, as a URL: https:// is added if it is missing. The last label of the host must be
 * letters, so 3.5 does not count.
 */
export function withScheme(text: string): string {
  const link = text.trim()
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{L}{2,}|xn--[a-z\d-]+)(?:[:/?#]|$)/iu.test(link)
    ? `https://${link}`
    : link
}

/** Why the typed text is not a valid meeting link, or null. */
export function meetingLinkProblem(text: string): string | null {
  const link = text.trim()
  if (link.length > MEETING_LINK_LIMIT) return TOO_LONG
  return isMeetingLink(link) ? null : NOT_A_LINK
}

/**
 * Only https, so that nobody is led to a script or a file; no user name or password, which could be mistaken
 * for a host.
 */
export function isMeetingLink(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false
  const { protocol, username, password, href } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && href.length <= MEETING_LINK_LIMIT
}

/** A link in its stored form: normalised as browsers do, with look-alike hosts spelled out. */
export function readMeetingLink(text: string): string {
  return new URL(text.trim()).href
}
