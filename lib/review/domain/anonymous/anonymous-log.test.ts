import { expect, test } from 'vitest'
import type { NewEvent } from '@/lib/rooms/domain/log/events'
import { privateEvent, publicEvent } from '@/lib/rooms/domain/log/events'
import { anonymousItems, disguise } from './anonymous-log'

const PEOPLE = [
  { userId: 'id-mara', name: 'Mara Kovac', role: 'interviewer', number: 2 },
  { userId: 'id-ines', name: 'Ines Duarte', role: 'candidate', number: 1 },
  { userId: 'id-otto', name: 'Otto', role: 'interviewer', number: 3 },
  // The name that she had when she joined.
  { userId: 'id-ines', name: 'Nesa', role: 'candidate', number: 1 },
] as const
const who = disguise(PEOPLE, new Set(['id-mara', 'id-ines', 'id-otto']), new Set())

const EVENTS: NewEvent[] = [
  publicEvent('room/created', {
    title: 'Hotel',
    mode: 'pair',
    plan: [],
    createdBy: 'id-ines',
    meetingLink: 'https://meet.example.org/ines',
  }),
  publicEvent('member/joined', { userId: 'id-ines', number: 1, name: 'Nesa', role: 'candidate' }),
  publicEvent('member/joined', { userId: 'id-mara', number: 2, name: 'Mara Kovac', role: 'interviewer' }),
  publicEvent('member/role', { userId: 'id-otto', role: 'observer' }),
  publicEvent('member/removed', { userId: 'id-gone' }),
  publicEvent('meeting/changed', { link: 'https://meet.example.org/other' }),
  publicEvent('chat/said', { text: 'Thanks Mara, it is Nesa, or Ines Duarte. Otto will wait.' }),
  publicEvent('hint/revealed', { step: 'questions', rung: 0, text: 'Ask who pays.' }),
  privateEvent('note/written', 'id-mara', { text: 'quick', step: null }),
  privateEvent('mark/set', 'id-mara', { dimension: 'depth', score: 3 }),
  publicEvent('round/ended', { reason: 'ended' }),
]
const items = EVENTS.map((event, index) => ({
  at: index,
  actor: 'id-mara',
  event: { ...event, seq: index + 1 },
}))

test('[PR6] the people in a log become roles, numbered if there are several, with meaningless ids', () => {
  expect(['id-ines', 'id-mara', 'id-otto', 'id-gone'].map(who.nameOf)).toEqual([
    'Candidate',
    'Interviewer',
    'Interviewer 2',
    'Somebody',
  ])
  expect(new Set(['id-ines', 'id-mara', 'id-otto', 'id-gone'].map(who.idOf)).size).toBe(4)
})

test('[PR6] no event contains an id, a name, a meeting link or anything that only some members saw', () => {
  const text = JSON.stringify(anonymousItems(items, who, true))
  for (const secret of [
    'id-',
    'Mara',
    'Kovac',
    'Ines',
    'Duarte',
    'Nesa',
    'Otto',
    'example.org',
    'quick',
    'mark/',
  ])
    expect([secret, text.includes(secret)]).toEqual([secret, false])
  expect(text).toContain('Thanks [interviewer], it is [candidate], or [candidate]. [interviewer] will wait.')
  expect(text).toContain('"name":"Candidate"')
})

test('[PR6] anything from the guide is left out for a reader to whom it is closed, and the rest keeps its order', () => {
  const kinds = (guide: boolean) => anonymousItems(items, who, guide).map(({ event }) => event.kind)
  expect(kinds(true)).toContain('hint/revealed')
  expect(kinds(false)).toEqual([
    'room/created',
    'member/joined',
    'member/joined',
    'member/role',
    'member/removed',
    'chat/said',
    'round/ended',
  ])
})

test('[PR6] messages by people who left before the start, and so were not asked, are left out', () => {
  const without = disguise(PEOPLE, new Set(['id-ines', 'id-otto']), new Set())
  const kinds = anonymousItems(items, without, true).map(({ event }) => event.kind)
  expect(kinds).not.toContain('chat/said')
  expect(kinds).toContain('hint/revealed')
})
