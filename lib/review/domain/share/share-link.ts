/** What a link shows of a round; each scope includes the one before. */
export const SHARE_SCOPES = ['board', 'worksheet', 'replay', 'grades'] as const
export type ShareScope = (typeof SHARE_SCOPES)[number]

/** Whether a link shows the course of the round, which is what comments are about. */
export function playsRound(scope: ShareScope): boolean {
  return scope === 'replay' || scope === 'grades'
}

/** After how many days a link may expire. Null, for never, is allowed as well. */
export const SHARE_DAYS = [1, 7, 30, 90] as const
export type ShareDays = (typeof SHARE_DAYS)[number]
export const USUAL_SHARE_DAYS: ShareDays = 30

/** Maximum number of active links of one person to one round. */
export const SHARE_LINKS_MOST = 5
/** Maximum number of links that one person can create within 24 hours. */
export const SHARE_LINKS_A_DAY = 20

/** Maximum size of a board's picture that a browser sends for previews, as base64. */
export const PREVIEW_LIMIT = 400_000

/** The answer of another member of the round about a link. */
export type ShareAnswer = 'asked' | 'agreed' | 'declined'

/** What determines the state of a link. Times are ms since 1970. */
export type ShareFacts = {
  expiresAt: number | null
  revokedAt: number | null
  /** How many people were asked when it was created. */
  asked: number
  /** The answers of those of them who still have an account. */
  answers: readonly { userId: string; answer: ShareAnswer }[]
  makerId: string
  /** Who has a seat in the round now. */
  seated: ReadonlySet<string>
}

/** The state of a link: only a live one opens for people who were not there. */
export type ShareState =
  | 'live'
  /** Somebody has not answered. */
  | 'waiting'
  /** Somebody declined, or withdrew their agreement. */
  | 'declined'
  /** Somebody whose agreement is required has left, so it can never open again. */
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

/** Whether it has expired or was revoked, and so no longer counts towards its creator's limit. */
export function hasEnded(state: ShareState): boolean {
  return state === 'expired' || state === 'revoked'
}

/** The path of the page that a link leads to, at a moment of its round or at its end (null). @param elapsed ms */
export function sharePath(token: string, elapsed: number | null = null): string {
  return `/s/${token}${elapsed === null ? '' : `?t=${Math.round(elapsed) / 1000}`}`
}
