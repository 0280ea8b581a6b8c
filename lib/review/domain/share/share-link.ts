/** What of a round a link shows; each has all of the one before. */
export const SHARE_SCOPES = ['board', 'worksheet', 'replay', 'grades'] as const
export type ShareScope = (typeof SHARE_SCOPES)[number]

/** Whether a link shows the round as it went, which is what comments are about. */
export function playsRound(scope: ShareScope): boolean {
  return scope === 'replay' || scope === 'grades'
}

/** After how many days a link may end. Null, for never, stands beside these. */
export const SHARE_DAYS = [1, 7, 30, 90] as const
export type ShareDays = (typeof SHARE_DAYS)[number]
export const USUAL_SHARE_DAYS: ShareDays = 30

/** Links of one person to one round that have not ended. */
export const SHARE_LINKS_MOST = 5
/** Links that one person makes within 24 hours. */
export const SHARE_LINKS_A_DAY = 20

/** The longest picture of a board that a browser sends for previews, as base64. */
export const PREVIEW_LIMIT = 400_000

/** What somebody else of the round says about a link. */
export type ShareAnswer = 'asked' | 'agreed' | 'declined'

/** What decides how a link stands. Moments are ms since 1970. */
export type ShareFacts = {
  expiresAt: number | null
  revokedAt: number | null
  /** How many people were asked when it was made. */
  asked: number
  /** The answers of those of them who have an account still. */
  answers: readonly { userId: string; answer: ShareAnswer }[]
  makerId: string
  /** Who has a seat in the round now. */
  seated: ReadonlySet<string>
}

/** How a link stands: only a live one opens for people who were not there. */
export type ShareState =
  | 'live'
  /** Somebody has not answered. */
  | 'waiting'
  /** Somebody declined, or agrees no more. */
  | 'declined'
  /** Somebody whose agreement it needs has left, so that it never opens again. */
  | 'orphaned'
  | 'expired'
  | 'revoked'

/** @param now ms since 1970 */
export function shareStateOf(
  { expiresAt, revokedAt, asked, answers, makerId, seated }: ShareFacts,
  now: number,
): ShareState {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  const here = answers.filter(({ userId }) => seated.has(userId))
  if (here.length < asked || !seated.has(makerId)) return 'orphaned'
  if (here.some(({ answer }) => answer === 'declined')) return 'declined'
  return here.every(({ answer }) => answer === 'agreed') ? 'live' : 'waiting'
}

/** Whether it still takes a place among the links of its maker: it opens, or may open yet. */
export function hasEnded(state: ShareState): boolean {
  return state === 'expired' || state === 'revoked'
}

/** The path of the page that a link leads to, at a moment of its round or at its end (null). @param elapsed ms */
export function sharePath(token: string, elapsed: number | null = null): string {
  return `/s/${token}${elapsed === null ? '' : `?t=${Math.round(elapsed) / 1000}`}`
}
