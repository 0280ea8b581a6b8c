/** Kinds of mail that are sent unasked, by subject. Each can be switched off. */
export const MAIL_KINDS = ['security', 'rounds', 'reminders', 'reviews', 'site'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** The name of a kind where it can be switched off. */
export const MAIL_KIND_WORDS: Record<MailKind, { title: string; about: string }> = {
  security: {
    title: 'Security',
    about: 'A new device signed in to your account, or your password was changed.',
  },
  rounds: {
    title: 'Booked rounds',
    about: 'A round with you was booked, moved or cancelled, or somebody asked for one.',
  },
  reminders: {
    title: 'Reminders',
    about: 'A day, an hour and 10 minutes before a booked round.',
  },
  reviews: {
    title: 'Peer reviews',
    about:
      'Your round was graded, a review of yours is in, or you are asked whether a round may be reviewed.',
  },
  site: {
    title: 'Messages from the people who run the site',
    about: 'What they decided about you. Your settings show it too.',
  },
}

/** Whether this is one of the kinds. */
export function isMailKind(kind: string): kind is MailKind {
  return MAIL_KINDS.some((known) => known === kind)
}
