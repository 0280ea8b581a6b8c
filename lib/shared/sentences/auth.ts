import type { Sentences } from './sentence'

export const AUTH_SENTENCES = {
  'auth/required': 'Sign in to open this room.',
  'auth/signed-out': 'You are signed out. Sign in again; nothing was changed.',
  'auth/signed-in': 'You are signed in already. Sign out first.',
  'auth/has-account': 'You have an account already. Sign in to it.',
  'auth/members-only': 'Create an account to do this. You keep the sessions you have.',
  'auth/suspended':
    'The people who run this site keep you from meeting others for now. Your settings say why; you can practise alone.',
  'auth/other-person':
    'Somebody else signed in to this browser meanwhile. What you wrote is kept here; sign in as yourself to send it.',
  'auth/other-site': 'This came from another site and was not carried out. Open Threepoint and try again.',
  'auth/origin': 'This page is not at the address of the app. Open it there.',
  'auth/too-many-people': 'Too many people came from your network within the hour. Try again later.',
  'auth/too-many-tries': 'Too many tries. Wait 15 minutes, then try again.',
  'auth/too-many-mails': 'Too many messages were asked for. Wait an hour, then try again.',
  'auth/unconfirmed-mails':
    'This address got {most} mails within 30 days and none of their links was opened, so it gets no more for now. Look for them among the junk; the newest may still work.',
  'auth/link-ended': 'This link was used already, or its time is over. Ask for a new one.',
  'mail/bad-link':
    'Part of this link is missing. Copy the whole link from the mail, or choose your mails in the settings.',
  'auth/busy': 'Too many people sign in at this moment. Try again in a few seconds.',
  'auth/no-password': 'This account signs in with another service and has no password.',
  'data/too-soon': 'You asked for an archive less than {minutes} minutes ago. Try again a little later.',
  'auth/wrong-confirmation': 'Type {asked}. Nothing was changed.',
  'auth/wrong-password': 'The current password is not right. Nothing was changed.',
  'auth/wrong-credentials': 'The e-mail address or the password is not right. Check both and try again.',
  'auth/email-taken': 'There is an account with this e-mail address already. Sign in instead.',
  'auth/weak-password': {
    by: 'problem',
    of: {
      short: 'Use at least {limit} characters.',
      long: 'Use at most {limit} characters.',
      common: 'This password is among the first that are tried. Choose one that is harder to guess.',
      personal: 'Most of this password is your name or e-mail address. Choose one without them.',
    },
  },
  'auth/unchecked': 'The server can’t check your password at the moment. Try again in a minute.',
  'auth/no-sign-in': 'Signing in didn’t work. Try again.',
  'auth/sign-in-first': 'Sign in to see this page.',
  'auth/service-other-way':
    'There is an account with this e-mail address already. Sign in the way you did before.',
  'auth/service-unconfirmed':
    'The other service didn’t vouch for your e-mail address. Confirm it there, or sign in with a password.',
  'auth/service-unreachable': 'The other service can’t be reached. Try again, or sign in with a password.',
  'auth/service-no-sign-in': 'The other service sent you back without a sign-in. Try again.',
} as const satisfies Sentences
