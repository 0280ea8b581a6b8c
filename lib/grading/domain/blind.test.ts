import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { BLIND_FOR, gradeAccess, gradersOf, isReleased, visibleGrades } from './blind'

const ines = { userId: 'ines', role: 'candidate' as const }
const mara = { userId: 'mara', role: 'interviewer' as const }
const jo = { userId: 'jo', role: 'interviewer' as const }
const otto = { userId: 'otto', role: 'observer' as const }

const self = { graderId: 'ines', source: 'self' as const }
const peer = { graderId: 'mara', source: 'peer' as const }
const second = { graderId: 'jo', source: 'peer' as const }

const ENDED = 1_800_000_000_000
const soon = { endedAt: ENDED, now: ENDED + 60_000 }
const late = { endedAt: ENDED, now: ENDED + BLIND_FOR }

test('[GR8] the candidate grades themself, each interviewer of a pair grades the candidate, observers nobody', () => {
  expect(gradersOf([ines, mara, jo, otto], 'pair')).toEqual([
    { userId: 'ines', source: 'self' },
    { userId: 'mara', source: 'peer' },
    { userId: 'jo', source: 'peer' },
  ])
  expect(gradersOf([ines, mara, otto], 'solo')).toEqual([{ userId: 'ines', source: 'self' }])
})

test('[GR9] grades are blind to each other until all expected ones are in', () => {
  const grading = { graders: gradersOf([ines, mara, jo], 'pair'), ...soon }
  expect(visibleGrades(ines, [peer], grading)).toEqual([])
  expect(visibleGrades(ines, [self, peer], grading)).toEqual([self])
  expect(visibleGrades(mara, [self, peer], grading)).toEqual([peer])
  expect(visibleGrades(jo, [self, peer, second], grading)).toEqual([self, peer, second])
})

test('[GR9] a single grader is blind to nobody', () => {
  const grading = { graders: gradersOf([ines], 'solo'), ...soon }
  expect(isReleased([], grading)).toBe(false)
  expect(isReleased([self], grading)).toBe(true)
})

test('[GR9] nobody waits for the grade of somebody who left for good, and one that is in counts', () => {
  for (const left of [{ isGone: true }, { isClosed: true }]) {
    const grading = { graders: gradersOf([ines, { ...mara, ...left }], 'pair'), ...soon }
    expect(isReleased([], grading)).toBe(false)
    expect(isReleased([self], grading)).toBe(true)
    expect(gradeAccess('ines', [self], grading)).toEqual({ ok: true, source: 'self' })
    expect(visibleGrades(ines, [peer], grading)).toEqual([])
    expect(visibleGrades(ines, [self, peer], grading)).toEqual([self, peer])
    expect(gradeAccess('ines', [self, peer], grading)).toEqual({ ok: false, reason: 'open' })
    expect(gradersOf([{ ...ines, ...left }, mara], 'pair')).toEqual([{ userId: 'mara', source: 'peer' }])
  }
})

test('[GR10] seven days after the end submitted grades open, but a round without any still accepts grades', () => {
  const grading = { graders: gradersOf([ines, mara], 'pair'), ...late }
  expect(visibleGrades(ines, [peer], grading)).toEqual([peer])
  expect(visibleGrades(ines, [peer], { ...grading, now: late.now - 1 })).toEqual([])
  expect(isReleased([], grading)).toBe(false)
  expect(gradeAccess('ines', [], grading)).toEqual({ ok: true, source: 'self' })
})

test('[GR11] a grade may be replaced until the grades are open, then all are final', () => {
  const grading = { graders: gradersOf([ines, mara], 'pair'), ...soon }
  expect(gradeAccess('ines', [self], grading)).toEqual({ ok: true, source: 'self' })
  expect(gradeAccess('mara', [self], grading)).toEqual({ ok: true, source: 'peer' })
  expect(gradeAccess('ines', [self, peer], grading)).toEqual({ ok: false, reason: 'open' })
  expect(gradeAccess('mara', [self], { ...grading, now: late.now })).toEqual({ ok: false, reason: 'open' })
  expect(gradeAccess('otto', [], grading)).toEqual({ ok: false, reason: 'not-grader' })
})

test('[GR11] the only grader may grade again at any time', () => {
  const grading = { graders: gradersOf([ines], 'solo'), ...late }
  expect(gradeAccess('ines', [self], grading)).toEqual({ ok: true, source: 'self' })
})

const members = fc.uniqueArray(
  fc.record({ userId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), role: fc.constantFrom(...ROOM_ROLES) }),
  { selector: ({ userId }) => userId, minLength: 1 },
)
const givenGrades = fc.array(
  fc.record({
    graderId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    source: fc.constantFrom('self' as const, 'peer' as const, 'ai' as const),
  }),
)
const situation = fc
  .record({
    members,
    given: givenGrades,
    mode: fc.constantFrom('solo' as const, 'pair' as const),
    age: fc.integer({ min: 0, max: 2 * BLIND_FOR }),
  })
  .map(({ members, given, mode, age }) => ({
    members,
    given,
    grading: { graders: gradersOf(members, mode), endedAt: ENDED, now: ENDED + age },
  }))

test('[GR9] nobody ever reads another grade while the grades are closed, and observers never', () => {
  fc.assert(
    fc.property(situation, ({ members, given, grading }) => {
      for (const viewer of members) {
        const seen = visibleGrades(viewer, given, grading)
        if (viewer.role === 'observer') expect(seen).toEqual([])
        else if (isReleased(given, grading)) expect(seen).toEqual(given)
        else expect(seen.every((grade) => grade.graderId === viewer.userId)).toBe(true)
      }
    }),
  )
})

test('[GR9] time and further grades only ever open grades, in whatever order they arrive', () => {
  fc.assert(
    fc.property(situation, givenGrades, fc.nat(BLIND_FOR), ({ given, grading }, more, wait) => {
      const before = isReleased(given, grading)
      expect(isReleased([...given].reverse(), grading)).toBe(before)
      if (before) expect(isReleased([...more, ...given], { ...grading, now: grading.now + wait })).toBe(true)
    }),
  )
})
