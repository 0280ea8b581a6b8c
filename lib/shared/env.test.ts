import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseEnv } from './env'

test('no setting is required', () => {
  expect(parseEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data' })
})

test('an empty value counts as unset', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000 })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['TRUSTED_PROXIES', 'yes'],
  ['APP_URL', 'example.org'],
  ['APP_URL', 'ftp://example.org'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['REDIS_URL', 'localhost:6379'],
  ['RECORD_AFTER_DAYS', 'a week'],
  ['KEEP_ROUNDS_DAYS', '29'],
  ['BLOBS', 's3'],
  ['AUTH_SECRET', 'short'],
  ['METRICS_TOKEN', 'short'],
  ['ADMIN_EMAILS', 'ines@example.org, mara'],
  ['OPENAI_BASE_URL', 'javascript:alert(1)'],
  ['SMTP_URL', 'mail.example.org'],
  ['MAIL_FROM', 'Threepoint'],
  ['MAIL_FROM', 'Threepoint <mail@example.org>\r\nBcc: all@example.org'],
])('an invalid %s (%s) is named', (name, value) => {
  expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^${name} is .+: it must be .+`))
})

test('operators are listed with commas, in any case of letters', () => {
  expect(parseEnv({ ADMIN_EMAILS: ' Ines@Example.org,\tmara@example.org;' }).ADMIN_EMAILS).toEqual([
    'ines@example.org',
    'mara@example.org',
  ])
})

test('every invalid variable is named, and secrets are not repeated', () => {
  expect(() => parseEnv({ PORT: 'x', AUTH_SECRET: 'hunter2' })).toThrow(
    /PORT is "x"[\s\S]*AUTH_SECRET is wrong/,
  )
  expect(() => parseEnv({ AUTH_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})

test('one variable of a pair requires the other', () => {
  expect(() => parseEnv({ GITHUB_ID: 'id' })).toThrow(
    'GITHUB_SECRET must be set too, because GITHUB_ID is set.',
  )
})

test('APP_URL keeps only the origin', () => {
  expect(parseEnv({ APP_URL: 'https://example.org/some/path' }).APP_URL).toBe('https://example.org')
})

test('.env.example explains every variable and no others', () => {
  const source = readFileSync('lib/shared/env.ts', 'utf8')
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1])
  const example = readFileSync('.env.example', 'utf8')
  const explained = [...example.matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1])
  expect(explained.sort()).toEqual(read.filter((name) => name !== 'NODE_ENV').sort())
})
