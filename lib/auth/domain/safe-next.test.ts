import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test('a page of this site is kept, with its query', () => {
  expect(safeNext('/rooms/0199?tab=chat#now')).toBe('/rooms/0199?tab=chat#now')
})

test.each([
  undefined,
  null,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/api/auth/signout',
  '/x/../api/auth/signout',
])('%s leads to the fallback', (next) => {
  expect(safeNext(next)).toBe('/cases')
})
