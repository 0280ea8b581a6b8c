import { expect, test } from 'vitest'
import { parseEnv } from './env'
import { unsafeSettings } from './unsafe-settings'

const LONG = 'q8Zk2vN7xR4mT1wY6bH3cJ9dF5gL0pSa'
const warningsFor = (settings: Record<string, string>) =>
  unsafeSettings(parseEnv({ NODE_ENV: 'production', ...settings }))

test.each<Record<string, string>>([
  {},
  { HOST: '127.0.0.1', APP_URL: 'https://example.org', AUTH_SECRET: LONG },
  { HOST: '0.0.0.0', APP_URL: 'https://example.org', TRUSTED_PROXIES: '2' },
  {
    APP_URL: 'http://localhost:8080',
    DATABASE_URL: 'postgresql://me:k2vN7xR4mT1w@db.example.org/threepoint',
  },
  { DATABASE_URL: 'postgresql://me@localhost/threepoint' },
  { HOST: '::1', NODE_ENV: 'development' },
])('no warning about %j', (settings) => {
  expect(warningsFor(settings)).toEqual([])
})

test.each<[Record<string, string>, RegExp]>([
  [{ HOST: '0.0.0.0' }, /^HOST=0\.0\.0\.0 .*plain http.* set APP_URL/],
  [{ HOST: '::' }, /^HOST=:: /],
  [{ APP_URL: 'http://interviews.example.org' }, /^APP_URL=http:\/\/interviews\.example\.org is plain http/],
  [{ APP_URL: 'https://example.org', TRUSTED_PROXIES: '0' }, /^TRUSTED_PROXIES=0 /],
  [{ HOST: '0.0.0.0', APP_URL: 'https://example.org', NODE_ENV: 'development' }, /development server/],
  [{ AUTH_SECRET: 'abcabcabcabcabcabcabcabcabcabcabcabc' }, /^AUTH_SECRET is easy to guess/],
  [{ DATABASE_URL: 'postgresql://postgres:postgres@db/threepoint' }, /^DATABASE_URL has no password or one/],
  [
    { DATABASE_URL: 'postgresql://postgres@db.example.org/threepoint' },
    /^DATABASE_URL has no password or one/,
  ],
  [{ SMTP_URL: 'smtps://mail.example.org' }, /^SMTP_URL is set without APP_URL/],
])('one warning about %j, without the secret', (settings, sentence) => {
  const warnings = warningsFor(settings)
  expect(warnings).toEqual([expect.stringMatching(sentence)])
  expect(warnings.join()).not.toContain('abcabc')
})
