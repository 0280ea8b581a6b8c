import { expect, test } from 'vitest'
import { aCase, seeker } from '@/tests/fixtures/seekers'
import { Random } from '@/tests/support/board/random'
import { chooseMatch } from './choose-match'
import { type Seeker, whyNot } from './why-not'
import { FIRST_ROUNDS, TALKS } from './wish'

const CASES = [aCase('shop'), aCase('chat', { topics: ['messaging'] })]
const nobody = () => false
const choose = (one: Seeker, others: Seeker[], chance = 0, met: (id: string) => boolean = nobody) =>
  chooseMatch(one, others, { cases: CASES, met, chance: () => chance })

test('[MA2] of those who fit, the one who has waited longest is the partner', () => {
  const waiting = [
    seeker('late', {}, 30),
    seeker('german', { language: 'de' }, 1),
    seeker('early', {}, 20),
    seeker('met', {}, 10),
  ]
  const found = choose(seeker('me', {}, 40), waiting, 0, (id) => id === 'met')
  expect(found?.partner.userId).toBe('early')
})

test('[MA2] nobody is matched with themselves, and if nobody fits there is no match', () => {
  const me = seeker('me')
  expect(choose(me, [me, seeker('german', { language: 'de' })])).toBeNull()
})

test.each([
  ['answer', 'ask', 'candidate'],
  ['ask', 'answer', 'interviewer'],
  ['either', 'answer', 'interviewer'],
  ['either', 'ask', 'candidate'],
  ['answer', 'either', 'candidate'],
  ['ask', 'either', 'interviewer'],
] as const)('[MA1] somebody who wants to %s first, with one who wants to %s, is %s', (mine, theirs, role) => {
  for (const chance of [0, 0.99]) {
    const found = choose(
      seeker('me', { firstRound: mine }),
      [seeker('other', { firstRound: theirs })],
      chance,
    )
    expect(found?.seats).toEqual({
      me: role,
      other: role === 'candidate' ? 'interviewer' : 'candidate',
    })
  }
})

test('[MA1] if both are flexible about who asks, chance decides', () => {
  const roles = [0, 0.99].map((chance) => choose(seeker('me'), [seeker('other')], chance)?.seats.me)
  expect(roles).toEqual(['candidate', 'interviewer'])
})

test('[MA1] the case suits both, and is for the candidate’s level if there is one', () => {
  const cases = [aCase('easy', { levels: ['mid'] }), aCase('hard', { levels: ['staff'] }), aCase('known')]
  const me = { ...seeker('me', { level: 'staff', firstRound: 'answer' }), knows: new Set(['known']) }
  for (const chance of [0, 0.5, 0.99]) {
    const options = { cases, met: nobody, chance: () => chance }
    expect(chooseMatch(me, [seeker('other')], options)?.caseId).toBe('hard')
  }
})

test.each([1, 2, 3, 4, 5])(
  '[MA2] whoever arrives, in any order, no two who wait fit each other (seed %i)',
  (seed) => {
    const random = new Random(seed)
    const waiting = new Map<string, Seeker>()
    let matches = 0
    for (let number = 0; number < 400; number++) {
      const wish = {
        language: random.pick(['en', 'de', 'pt'] as const),
        level: random.pick(['mid', 'senior', 'staff'] as const),
        minutes: random.pick([35, 45, 60] as const),
        firstRound: random.pick(FIRST_ROUNDS),
        talk: random.pick(TALKS),
        topics: random.chance(0.3) ? ['messaging'] : [],
      }
      const knows = new Set(random.chance(0.4) ? [random.pick(['shop', 'chat'])] : [])
      const one = { ...seeker(`person ${number}`, wish, number), knows }
      const found = choose(one, [...waiting.values()], random.below(100) / 100)
      const fitting = [...waiting.values()].filter((other) => whyNot(one, other, false, CASES).length === 0)
      expect(found?.partner).toBe(fitting.toSorted((a, b) => a.since - b.since)[0])
      if (found) {
        matches++
        waiting.delete(found.partner.userId)
      } else waiting.set(one.userId, one)
    }
    const left = [...waiting.values()]
    const passedOver = left.filter((one, index) =>
      left.slice(index + 1).some((other) => whyNot(one, other, false, CASES).length === 0),
    )
    expect(passedOver).toEqual([])
    expect(matches).toBeGreaterThan(100)
  },
)
