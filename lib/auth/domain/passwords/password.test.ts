import { expect, test } from 'vitest'
import { COMMON_PASSWORDS } from './common-passwords'
import { passwordProblem } from './password'

test.each([
  'purple-canoe-stapler',
  'vX9#kk2!pQw8',
  'ines-long-password',
  'Str0ng-Passw0rd-123',
  'größe über alles',
])('%s is accepted', (password) => {
  expect(passwordProblem(password, ['Ines Duarte', 'ines@example.com'])).toBeNull()
})

test('twelve to 128 characters, counted as people count them', () => {
  expect(passwordProblem('short-canoe')).toEqual({ problem: 'short', limit: 12 })
  expect(passwordProblem('short-canoe!')).toBeNull()
  expect(passwordProblem('🛶🛶🛶')).toEqual({ problem: 'short', limit: 12 })
  expect(passwordProblem(`${'canoe-7x'.repeat(16)}!`)).toEqual({ problem: 'long', limit: 128 })
})

test.each([
  'Password1234!',
  'P@ssw0rd2026',
  'passwordpassword',
  'password-password-1',
  '123456789012',
  'qwertyuiop12',
  'abcdef123456',
  '111111111111',
  'abcabcabcabc',
  'Threepoint2026',
  'administrator1',
  '1Q2w3e4r5t6y',
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'Tr0ub4dor&3xx',
  'a1b2c3d4e5f6',
])('%s is common and rejected', (password) => {
  expect(passwordProblem(password)).toEqual({ problem: 'common' })
})

test('every listed password is long enough to be worth listing', () => {
  const tooShort = [...COMMON_PASSWORDS].filter((password) => password.length < 12)
  expect(tooShort).toEqual([])
})

test('a user’s own name and address don’t make a password', () => {
  const personal = ['Ines Duarte', 'ines.duarte@example.com']
  expect(passwordProblem('ines-duarte-7', personal)).toEqual({ problem: 'personal' })
  expect(passwordProblem('InesDuarte2026', personal)).toEqual({ problem: 'personal' })
  expect(passwordProblem('ines.duarte@example.com', personal)).toEqual({ problem: 'personal' })
})
