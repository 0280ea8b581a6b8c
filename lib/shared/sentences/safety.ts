import type { Sentences } from './sentence'

export const SAFETY_SENTENCES = {
  'report/too-many': 'You sent {most} reports within a day. They are all read; send the next one tomorrow.',
  'report/sent': 'You reported this already, and nobody has decided yet. It is read as it is.',
  'report/lift-none': 'This person is not suspended. Reload the page to see where it stands.',
  'report/no-person': 'This person has no account any more. Close the report.',
  'presence/too-many': 'You let {most} people see it already. Take somebody off the list first.',
  'group/too-many': 'You are in {most} groups, and nobody can be in more. Leave one first.',
  'group/full': 'This group has {most} members, and no group can have more.',
  'group/link-ended': 'This link was ended or used up, or its time is over. Ask for a new one.',
  'group/shelf-full': 'The shelf holds {most} cases, and no more fit. Take one off first.',
} as const satisfies Sentences
