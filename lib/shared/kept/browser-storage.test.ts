import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { keep, keptKeys, readKept } from './browser-storage'

afterEach(() => vi.unstubAllGlobals())

function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

test('a text is kept until it is deleted, separately for a tab and the browser', () => {
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('sessionStorage', storage())
  expect(keep('browser', 'a', 'one')).toBe(true)
  expect([readKept('browser', 'a'), readKept('tab', 'a')]).toEqual(['one', null])
  expect([keptKeys('browser'), keptKeys('tab')]).toEqual([['a'], []])
  expect(keep('browser', 'a', null)).toBe(true)
  expect(readKept('browser', 'a')).toBeNull()
})

test('if storage is blocked, nothing is kept and nothing throws', () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    vi.stubGlobal(name, undefined)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        throw new DOMException('Blocked', 'SecurityError')
      },
    })
  }
  for (const where of ['browser', 'tab'] as const) {
    expect(readKept(where, 'a')).toBeNull()
    expect(keep(where, 'a', 'one')).toBe(false)
    expect(keptKeys(where)).toEqual([])
  }
})

test('no other file uses a browser’s storage', () => {
  const files = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !path.includes('generated'))
      .map((path) => `${folder}/${path}`),
  )
  expect(files.length).toBeGreaterThan(300)
  const users = files.filter((file) =>
    // Comments may mention it.
    /\b(?:local|session)Storage\b/.test(
      readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
    ),
  )
  expect(users).toEqual(['lib/shared/kept/browser-storage.ts'])
})
