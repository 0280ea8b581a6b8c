import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './hash-password'

test('a password matches its own argon2id hash and no other', async () => {
  const stored = await hashPassword('purple-canoe-stapler')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword('purple-canoe-stapler', stored)).toBe(true)
  expect(await verifyPassword('purple-canoe-staple', stored)).toBe(false)
})

test('the same letters in another Unicode form are the same password', async () => {
  const stored = await hashPassword('größe über alles'.normalize('NFC'))
  expect(await verifyPassword('größe über alles'.normalize('NFD'), stored)).toBe(true)
})

test('without an account nothing matches', async () => {
  expect(await verifyPassword('purple-canoe-stapler', null)).toBe(false)
})
