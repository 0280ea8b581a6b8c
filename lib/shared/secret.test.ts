import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptSecret } from './secret'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'secret-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a secret is created once and kept, for its owner only', () => {
  const secret = keptSecret(path.join(folder, 'data'))
  expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(keptSecret(path.join(folder, 'data'))).toBe(secret)
  expect(statSync(path.join(folder, 'data/secret')).mode & 0o777).toBe(0o600)
})

test('two folders have two secrets', () => {
  expect(keptSecret(path.join(folder, 'a'))).not.toBe(keptSecret(path.join(folder, 'b')))
})

test('a damaged secret is refused, not used', () => {
  writeFileSync(path.join(folder, 'secret'), '')
  expect(() => keptSecret(folder)).toThrow(/damaged/)
})
