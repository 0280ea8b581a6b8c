import { expect, test } from 'vitest'
import { signUpSchema } from './sign-up'

test.each([
  ['', 'Enter a password.'],
  ['short', 'Use at least 12 characters.'],
  ['password1234', 'one of the first an attacker would try'],
  ['x'.repeat(100_000), 'Use at most 128 characters.'],
])('a form with nothing right has a message for each field; its password is %j', (password, sentence) => {
  const { error } = signUpSchema.safeParse({ name: ' ', email: 'ines@', password, timeZone: 'Mars' })
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['name', 'Enter a name that others will see.'],
    ['email', expect.stringContaining('Enter an e-mail address')],
    ['password', expect.stringContaining(sentence)],
  ])
})
