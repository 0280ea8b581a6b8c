import type { Sentences } from './sentence'

export const AUTH_SENTENCES = {
  'auth/required': 'Sign in to open this room.',
  'auth/signed-out': 'You have been signed out. Sign in again; nothing was changed.',
  'auth/signed-in': 'You are already signed in. Sign out first.',
  'auth/has-account': 'You already have an account. Sign in to it.',
  'auth/members-only': 'Create an account to do this. Your sessions are kept.',
  'auth/suspended':
    'You are suspended from meeting others for now. Your settings say why; you can still practise alone.',
  'auth/other-person':
    'Somebody else has signed in to this browser. What you wrote is kept here; sign in to your own account to send it.',
  'auth/other-site': 'This request came from another site and was blocked. Open Threepoint and try again.',
  'auth/origin': 'This page is not at the app’s own address. Open it there.',
  'auth/too-many-people': 'Too many new users from your network in the past hour. Try again later.',
  'auth/too-many-tries': 'Too many attempts. Wait 15 minutes, then try again.',
  'auth/too-many-mails': 'Too many e-mails were requested. Wait an hour, then try again.',
  'auth/unconfirmed-mails':
    'This address got {most} e-mails within 30 days and no link in them was opened, so we have stopped for now. Check the junk folder; the newest link may still work.',
  'auth/link-ended': 'This link has already been used or has expired. Ask for a new one.',
  'mail/bad-link':
    'Part of this link is missing. Copy the complete link from the e-mail, or choose your e-mails in the settings.',
  'auth/busy': 'Too many people are signing in right now. Try again in a few seconds.',
  'auth/no-password': 'This account signs in with another service and has no password.',
  'data/too-soon': 'You asked for an archive less than {minutes} minutes ago. Try again a little later.',
  'auth/wrong-confirmation': 'Type {asked}. Nothing was changed.',
  'auth/wrong-password': 'The current password is wrong. Nothing was changed.',
  'auth/wrong-credentials': 'The e-mail address or password is wrong. Check both and try again.',
  'auth/email-taken': 'An account with this e-mail address already exists. Sign in instead.',
  'auth/weak-password': {
    by: 'problem',
    of: {
      short: 'Use at least {limit} characters.',
      long: 'Use at most {limit} characters.',
      common: 'This password is one of the first an attacker would try. Choose one that is harder to guess.',
      personal: 'Most of this password is your name or e-mail address. Choose one without them.',
    },
  },
  'auth/unchecked': 'The server can’t check your password at the moment. Try again in a minute.',
  'auth/no-sign-in': 'Signing in didn’t work. Try again.',
  'auth/sign-in-first': 'Sign in to see this page.',
  'auth/service-other-way':
    'An account with this e-mail address already exists. Sign in the way you did before.',
  'auth/service-unconfirmed':
    'The other service hasn’t confirmed your e-mail address. Confirm it there, or sign in with a password.',
  'auth/service-unreachable': 'The other service can’t be reached. Try again, or sign in with a password.',
  'auth/service-no-sign-in': 'The other service sent you back without signing you in. Try again.',
} as const satisfies Sentences
