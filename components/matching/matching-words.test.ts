import { expect, test } from 'vitest'
import { A_WISH } from '@/tests/fixtures/seekers'
import { announcement, estimateLine, partnerLine, titleMark, wishLine } from './matching-words'

const partner = { userId: 'm', name: 'Mara', level: 'senior', reliability: { came: 18, of: 20 } } as const

test('[MA9] the estimate says what it is based on, or that too little is known', () => {
  const known = { medianMs: 4.2 * 60_000, mostMs: 65 * 60_000, arrivals: 24, days: 20 }
  expect(estimateLine(known)).toBe(
    'At this hour, half of all waits are under 5 min and four in five under 1 h 5 min, based on 24 matching people in 20 days.',
  )
  expect(estimateLine({ ...known, medianMs: 10, days: 1 })).toMatch(/under 1 min .* people in a day\.$/)
  expect(estimateLine(null)).toBe('Not enough is known yet to estimate the wait.')
})

test('[MA12] reliability is shown as two numbers', () => {
  expect(partnerLine(partner)).toBe('Senior. Attended 18 of 20.')
  const fresh = { ...partner, reliability: { came: 0, of: 0 } }
  expect(partnerLine(fresh)).toBe('Senior. No matched rounds yet.')
})

test('a wish on one line', () => {
  expect(wishLine(A_WISH)).toBe('Senior, 45 min, English, ask or answer, voice or chat')
  const picky = { ...A_WISH, firstRound: 'ask', talk: 'chat', topics: ['real time', 'payments'] } as const
  expect(wishLine({ ...picky, topics: [...picky.topics] })).toBe(
    'Senior, 45 min, English, ask first, chat only, about real time, payments',
  )
})

test('[MA16] the tab’s title shows that the user is waiting, or has to answer', () => {
  const offer = {
    status: 'offered',
    matchId: 'x',
    answerInMs: 1,
    role: 'candidate',
    minutes: 45,
    talk: 'either',
    case: { id: 'c', title: 'Chat', line: '' },
    partner,
    partnerAccepted: false,
  } as const
  expect(titleMark({ ...offer, accepted: false })).toBe('Answer Mara')
  expect(announcement({ ...offer, accepted: false })).toBe('Mara is a match. You have 20 seconds to accept.')
  expect(titleMark({ ...offer, accepted: true })).toBe('Waiting')
  expect(titleMark({ status: 'waiting', wish: A_WISH, waitedMs: 0, endsInMs: 0, refused: 0 })).toBe('Waiting')
  expect(titleMark({ status: 'idle', lastEnd: null })).toBeNull()
  expect(titleMark(null)).toBeNull()
})
