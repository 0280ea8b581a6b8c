import { expect, test } from 'vitest'
import { ariaKeys, keyHint, listedKeys, SHORTCUTS, shortcutOf } from './shortcuts'

const press = (key: string, held: { alt?: boolean; ctrl?: boolean; shift?: boolean } = {}) => ({
  key: key === 'Esc' ? 'Escape' : key,
  code: /^[A-Z]$/.test(key) ? `Key${key}` : '',
  altKey: held.alt ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: false,
  shiftKey: held.shift ?? false,
})

test('every key on the list does what the list says', () => {
  const { everywhere, outside } = listedKeys('interviewer', 'pair')
  for (const { keys, what } of everywhere) {
    const [last = '', ...held] = keys.toReversed()
    const found = shortcutOf(press(last, { alt: held.includes('Alt'), shift: held.includes('Shift') }))
    expect(found && [SHORTCUTS[found.name].what, found.everywhere], keys.join(' ')).toEqual([what, true])
  }
  for (const { keys, what } of outside) {
    for (const key of keys.filter((key) => key !== '–')) {
      for (const typed of [key, key.toLowerCase()]) {
        const found = shortcutOf(press(typed))
        expect(found && [SHORTCUTS[found.name].what, found.everywhere], typed).toEqual([what, false])
      }
    }
  }
})

test('every shortcut is listed for everybody who has it, and no key has two meanings', () => {
  const { everywhere, outside } = listedKeys('interviewer', 'pair')
  const listed = new Set([...everywhere, ...outside].map(({ what }) => what))
  expect([...listed].toSorted()).toEqual(
    Object.values(SHORTCUTS)
      .map(({ what }) => what)
      .toSorted(),
  )
  for (const list of [everywhere, outside]) {
    const keys = list.map((line) => line.keys.join(' '))
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('a list contains the keys of the reader’s own role', () => {
  const of = (...who: Parameters<typeof listedKeys>) =>
    Object.values(listedKeys(...who)).flatMap((keys) => keys.map(({ what }) => what))
  expect(of('candidate', 'pair')).not.toContain('Next step')
  expect(of('candidate', 'solo')).toEqual(expect.arrayContaining(['Next step', 'Next hint for this step']))
  expect(of('candidate', 'solo')).not.toContain('Find a fact')
  expect(of(null, 'pair')).toContain('This list')
})

test('keys with Ctrl belong to the browser, and letters with Alt are matched by physical key', () => {
  expect(shortcutOf(press('N', { ctrl: true }))).toBeNull()
  expect(shortcutOf({ ...press('N', { alt: true }), key: '˜' })?.name).toBe('next')
})

test('a button shows its key as the list does', () => {
  expect([keyHint('next'), ariaKeys('next')]).toEqual(['Alt N', 'Alt+N'])
  expect([keyHint('leave'), ariaKeys('leave')]).toEqual(['Esc', 'Escape'])
  expect(keyHint('hint')).toBe('H')
})
