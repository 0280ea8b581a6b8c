import type { Sentences } from './sentence'

export const SAFETY_SENTENCES = {
  'report/too-many':
    'You sent {most} reports within a day. All of them are read; send the next one tomorrow.',
  'report/sent': 'You have already reported this, and it is waiting for a decision.',
  'report/lift-none': 'This person is not suspended. Reload the page to see the current state.',
  'report/no-person': 'This person no longer has an account. Close the report.',
  'presence/too-many': 'You already let {most} people see it. Remove somebody from the list first.',
  'group/too-many': 'You are in {most} groups, which is the limit. Leave one first.',
  'group/full': 'This group has {most} members, which is the limit.',
  'group/link-ended': 'This link was revoked or used up, or has expired. Ask for a new one.',
  'group/shelf-full': 'The shelf has {most} cases, which is the limit. Take one off first.',
} as const satisfies Sentences
