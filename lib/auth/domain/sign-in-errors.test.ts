import { expect, test } from 'vitest'
import { signInMessage } from './sign-in-errors'

test('a failed sign-in has a message, whatever is in the URL', () => {
  expect(signInMessage(null)).toBeNull()
  expect(signInMessage('CredentialsSignin')).toBe(signInMessage('auth/wrong-credentials'))
  for (const code of ['Whatever', 'constructor', '__proto__'])
    expect(signInMessage(code)).toBe('Signing in didn’t work. Try again.')
})
