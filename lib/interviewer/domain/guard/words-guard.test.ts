import { expect, test } from 'vitest'
import { spokenVocabulary } from '@/lib/interviewer/server/spoken-vocabulary'
import { GUARD, INTERVIEW_GUIDE, WHOLE_CASE } from '@/tests/fixtures/interview'
import { shownSoFar } from '../what-to-say'
import { WordsGuard } from './words-guard'

const NOTHING = GUARD.known([])
const why = (text: string, known = NOTHING) => {
  const checked = GUARD.check(text, known, true)
  return checked.isBlocked ? checked.why : null
}

test('[IV9] every giveaway of the case is blocked, in each of its forms', () => {
  for (const word of INTERVIEW_GUIDE.giveaways)
    expect(why(`What would you do with a ${word} in this place?`), word).toBe('giveaway')
  for (const text of [
    'You could cache it.',
    'You could use caching there.',
    'Is it c4che that you want?',
    'Think of hashing when you choose the code.',
    'Have you thought of a DENY-LIST for that?',
    'What about the сache in front of it?',
    'You could use base 62 for this.',
    'What would Redis do for you here?',
    'You would want a message queue.',
  ])
    expect(why(text), text).toBe('giveaway')
})

test('[IV9] the candidate’s words may be repeated, and so may the prompt’s', () => {
  const known = GUARD.known(['I would put a cache in front, in Redis.'])
  expect(why('What does your cache do when a link changes?', known)).toBeNull()
  expect(why('What does Redis do for you here?', known)).toBeNull()
  expect(why('What does your cache do that a counter does not?', known)).toBe('giveaway')
  expect(why('Who opens the short link, and what do they want?')).toBeNull()
})

test('[IV9] five consecutive words of the guide are blocked, fewer are not', () => {
  const words = WHOLE_CASE.guide.core.replaceAll(/[^\w\s]/g, '').split(/\s+/)
  expect(why(`You know that ${words.slice(0, 5).join(' ')} and so on.`)).toBe('guide')
  expect(why(`You know that ${words.slice(0, 4).join(' ')} of it.`)).toBeNull()
  expect(why('You are the interviewer in a practice interview.')).toBe('guide')
})

test('[IV10] other languages and encoded text are blocked', () => {
  for (const text of [
    'Nimm einen Zwischenspeicher vor der Datenbank und zähle hoch.',
    'Utilise une table en mémoire devant la base.',
    'Используй кеш перед базой данных.',
    '缓存放在数据库前面',
    'VXNlIGEgY2FjaGUgaW4gZnJvbnQgb2YgdGhlIHN0b3Jl',
    'Hfr n pnpur va sebag bs gur fgber naq n qral yvfg.',
    'erots eht fo tnorf ni ehcac a esu',
    'You can find it at https://example.org of course.',
    'You could c a c h e the answer.',
  ])
    expect(why(text), text).not.toBeNull()
})

/** A word disguised so that a reader recognises it, and no word list does. */
const DISGUISES: Readonly<Record<string, (word: string) => string>> = {
  backwards: (word) => [...word].reverse().join(''),
  rot13: (word) =>
    word.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)),
  base64: btoa,
  hexadecimal: (word) => codes(word, 16).join(''),
  'hexadecimal apart': (word) => codes(word, 16).join(' '),
  'codes of letters': (word) => codes(word, 10).join(' '),
  'places in the alphabet': (word) => [...word].map((letter) => letter.charCodeAt(0) - 96).join(' '),
  morse: (word) => [...word].map((letter) => MORSE[letter.charCodeAt(0) - 97]).join(' '),
  'in circles': (word) => shifted(word, 0x24d0),
  'in boxes': (word) => shifted(word, 0x1f170),
  flags: (word) => shifted(word, 0x1f1e6),
  'in bold': (word) => shifted(word, 0x1d41a),
  'in full width': (word) => shifted(word, 0xff41),
  apart: (word) => [...word].join(' '),
  dashes: (word) => [...word].join('-'),
  dots: (word) => [...word].join('.'),
  'letters that do not show': (word) => [...word].join('\u200b'),
  'written from the right': (word) => `\u202e${[...word].reverse().join('')}`,
  'as HTML': (word) =>
    codes(word, 10)
      .map((code) => `&#${code};`)
      .join(''),
  'as an address': (word) =>
    codes(word, 16)
      .map((code) => `%${code}`)
      .join(''),
  'between letters': (word) => `x${word}x`,
  'pig latin': (word) => `${word.slice(1)}${word[0]}ay`,
  'without vowels': (word) => word.replaceAll(/[aeiou]/g, ''),
  'with signs': (word) => word.replace('a', '4').replace('e', '€').replace('c', '¢'),
}
const codes = (word: string, base: number) => [...word].map((letter) => letter.charCodeAt(0).toString(base))
const shifted = (word: string, a: number) =>
  [...word].map((letter) => String.fromCodePoint(letter.charCodeAt(0) - 97 + a)).join('')
const MORSE =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(
    ' ',
  )

test.each(Object.entries(DISGUISES))(
  '[IV9][IV10] a giveaway is blocked inside an English sentence: %s',
  (_, disguise) => {
    for (const word of ['cache', 'denylist', 'counter', 'sharding', 'queue']) {
      const hidden = disguise(word)
      const text = `You could think of the ${hidden} for this, and what it is about.`
      expect(why(text), text).not.toBeNull()
      // None of it shows while it streams either, wherever it is cut.
      for (let end = 1; end <= text.length; end++)
        expect(shownSoFar(text.slice(0, end), GUARD, NOTHING) ?? '').not.toContain(hidden)
    }
  },
)

test('[IV10] another language is blocked word by word', () => {
  for (const word of [
    'Zwischenspeicher',
    'Warteschlange',
    'antémémoire',
    'кеш',
    '缓存',
    'önbellek',
    'mezipaměť',
  ])
    expect(why(`You could think of the ${word} for this.`), word).not.toBeNull()
})

test('[IV9] no figure is said that nobody has mentioned', () => {
  expect(why('Would you answer that with a 302 here?')).not.toBeNull()
  expect(why('Would you answer that with a 302 here?', GUARD.known(['I answer with a 302.']))).toBeNull()
  expect(why('I see 3 parts and 2 connections. Who calls the second one?')).toBeNull()
})

test('[IV9] however much was written, it is examined in limited time', () => {
  const long = 'the counter is what they talk about all day '.repeat(90)
  const known = GUARD.known(['My cache.', ...Array.from({ length: 200 }, () => long), 'And a deny list.'])
  expect(why('What does your cache do?', known)).toBeNull()
  expect(why('What does your deny list do?', known)).toBe('giveaway')
})

test('[IV9] plain questions of an interviewer pass', () => {
  for (const text of [
    'What happens there when the database is slow?',
    'You said that people print the links. What follows from that?',
    'Which of these numbers would change your design?',
    'I see three parts. Who calls the second one?',
    'Why?',
    'Go on, please.',
    'Thanks for walking me through that. How would you measure whether it works?',
    'That makes sense so far. What happens to a request that arrives twice?',
    'You’ve listed three user groups; which of them matters most, and why?',
    'Interesting. Could you elaborate on how data flows from the client to the server?',
    'Before we move on: how confident are you in that estimate?',
    'I noticed there’s nothing between the two services yet. What connects them?',
    'Let’s pause there. What trade-off are you accepting with this approach?',
    'How would your design behave if traffic suddenly doubled?',
    'Okay, and what would you monitor first once this goes live?',
    'Sure, take your time.',
    'Could you clarify what you mean by “fast enough”?',
    'You mentioned latency earlier - which part of the path dominates it?',
    'Which assumption here worries you the most?',
    'If you had only one week left to build it, what would you leave out?',
    'What alternatives did you consider, and what made you reject them?',
    'How would you test that this actually behaves as intended under stress?',
    'I understand. What does the user see while that is being repaired?',
  ])
    expect(why(text), text).toBeNull()
})

test('[IV9] while a text streams, only what stays allowed is shown, wherever it is cut', () => {
  for (const text of [
    'You should use a deny list for the bad ones, and a cache for the others.',
    'What if you took base 62 and a counter for the codes?',
    `So ${WHOLE_CASE.guide.core}`,
  ]) {
    for (let step = 1; step <= 7; step++) {
      for (let end = step; end <= text.length; end += step) {
        const shown = shownSoFar(text.slice(0, end), GUARD, NOTHING)
        if (shown === null) break
        const checked = GUARD.check(shown, NOTHING, true)
        expect(checked.isBlocked && checked.why !== 'language', shown).toBe(false)
        expect(shown).not.toMatch(/deny|base|\bcach/)
      }
    }
  }
})

test('[IV14] words are shown as soon as the next one has started', () => {
  const text = 'What would you do when the store is down?'
  const lag = [...text].map((_, end) => end - (shownSoFar(text.slice(0, end), GUARD, NOTHING)?.length ?? 0))
  expect(Math.max(...lag)).toBeLessThanOrEqual(24)
  expect(shownSoFar('Is the', GUARD, NOTHING)).toBe('Is')
})

test('[IV9] even for a case without secrets, names of components are blocked', async () => {
  const guard = new WordsGuard({
    giveaways: [],
    secrets: [],
    open: ['Design a cache for the web.'],
    vocabulary: await spokenVocabulary(),
  })
  const known = guard.known([])
  expect(guard.check('What does the cache hold?', known, true).isBlocked).toBe(false)
  expect(guard.check('What would a load balancer do for you?', known, true).isBlocked).toBe(true)
})
