/** What a mailed link is for. */
export const LINK_PURPOSES = ['confirm', 'reset', 'sign_in'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

const MINUTE = 60_000

/** How long a link is valid after it was sent, in milliseconds. */
export const LINK_LASTS: Record<LinkPurpose, number> = {
  confirm: 24 * 60 * MINUTE,
  reset: 30 * MINUTE,
  sign_in: 15 * MINUTE,
}
